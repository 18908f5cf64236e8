// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.diagram;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.emf.common.command.CompoundCommand;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.command.RemoveCommand;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.statushandlers.StatusManager;

import dev.kirchhoff.diagram.tool.ExternalAction;
import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.DataPlace;
import dev.kirchhoff.plan.Placements;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.Types;
import dev.kirchhoff.ui.internal.form.Labelled;
import dev.kirchhoff.ui.internal.run.Launching;

/** What notations call by id and the workbench does. */
final class Actions {
	private static final Map<String, ExternalAction> ALL = Map.of("dev.kirchhoff.actions.place", new Place(), "dev.kirchhoff.actions.run", new RunExperiment());

	private Actions() {
	}

	static Optional<ExternalAction> of(String id) {
		return Optional.ofNullable(ALL.get(id));
	}

	/** Lets the planner lay the weights of a mapping on its arrays, as allocations that can be seen and changed. */
	private static final class Place implements ExternalAction {
		@Override
		public boolean canExecute(List<EObject> selection) {
			return selection.size() == 1 && mapping(selection) != null && mapping(selection).getNetwork() != null;
		}

		/** The mapping itself, or that of what is selected in it. */
		private static Mapping mapping(List<EObject> selection) {
			for (var one = selection.getFirst(); one != null; one = one.eContainer()) {
				if (one instanceof Mapping mapping) {
					return mapping;
				}
			}
			return null;
		}

		@Override
		public void execute(List<EObject> selection, Map<String, Object> parameters) {
			var mapping = mapping(selection);
			var result = new Placements(Types.extensions(), DataPlace.ofSurroundings()).of(mapping);
			if (Problem.anyError(result.problems())) {
				StatusManager.getManager().handle(new Status(IStatus.ERROR, Actions.class, String.join("\n", result.problems().stream().map(problem -> problem.what() + ": " + problem.mend()).toList())),
						StatusManager.SHOW);
				return;
			}
			var domain = Documents.get().domain();
			var command = new CompoundCommand();
			if (!mapping.getLayers().isEmpty()) {
				command.append(RemoveCommand.create(domain, mapping, Literals.MAPPING__LAYERS, List.copyOf(mapping.getLayers())));
			}
			if (!mapping.getAllocations().isEmpty()) {
				command.append(RemoveCommand.create(domain, mapping, Literals.MAPPING__ALLOCATIONS, List.copyOf(mapping.getAllocations())));
			}
			command.append(AddCommand.create(domain, mapping, Literals.MAPPING__ALLOCATIONS, result.allocations()));
			domain.getCommandStack().execute(new Labelled("Place Layers", command));
		}
	}

	/** Runs an experiment. */
	private static final class RunExperiment implements ExternalAction {
		@Override
		public boolean canExecute(List<EObject> selection) {
			return selection.size() == 1 && selection.getFirst() instanceof Experiment experiment && Documents.get().of(experiment).isPresent();
		}

		@Override
		public void execute(List<EObject> selection, Map<String, Object> parameters) {
			var experiment = (Experiment) selection.getFirst();
			Launching.launch(PlatformUI.getWorkbench().getActiveWorkbenchWindow(), Documents.get().of(experiment).orElseThrow().file(), experiment.getName());
		}
	}
}
