// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.emf.common.command.Command;
import org.eclipse.emf.ecore.EAttribute;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.EStructuralFeature;
import org.eclipse.emf.ecore.EcorePackage;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.edit.command.AddCommand;
import org.eclipse.emf.edit.command.RemoveCommand;
import org.eclipse.emf.edit.command.SetCommand;
import org.eclipse.emf.edit.domain.EditingDomain;
import org.eclipse.emf.edit.provider.IItemPropertySource;
import org.eclipse.ui.dialogs.PreferencesUtil;

import dev.kirchhoff.api.parameter.ParameterSpec;
import dev.kirchhoff.api.parameter.Spelling;
import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.DataSet;
import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.model.edit.Labels;
import dev.kirchhoff.model.edit.NewElements;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.ElementPathException;
import dev.kirchhoff.model.validation.FeatureSchema;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.plan.KnownTypes;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.document.Parameters;
import dev.kirchhoff.ui.internal.document.Types;
import dev.kirchhoff.ui.internal.form.Labelled;
import dev.kirchhoff.ui.internal.plugins.BuildPlugin;
import dev.kirchhoff.ui.internal.plugins.PluginCommands;
import dev.kirchhoff.ui.internal.preferences.FilesPage;

/**
 * What can be done about a problem with one click. Looks at the element as it is now, not at the problem's words, so that a fix still
 * fits when the element has changed meanwhile.
 */
public final class Fixes {
	/** Choices of one kind that are offered. */
	private static final int MOST = 5;

	/** Something that mends the problem, perhaps by asking. */
	public record Fix(String label, Runnable apply) {
	}

	private final EditingDomain domain = Documents.get().domain();
	private final List<Fix> fixes = new ArrayList<>();

	private Fixes() {
	}

	/** The fixes for a problem at a place of a file. */
	public static List<Fix> of(EObject root, String path) {
		try {
			return of(path.isEmpty() ? new ElementPath.Target(root, null, null) : ElementPath.find(root, path));
		} catch (ElementPathException gone) {
			return List.of();
		}
	}

	private static List<Fix> of(ElementPath.Target target) {
		var fixes = new Fixes();
		if (target.parameter() != null) {
			fixes.parameter((Typed) target.owner(), target.parameter());
		} else if (target.feature() != null) {
			fixes.feature(target.owner(), target.feature());
		} else {
			fixes.element(target.owner());
		}
		return List.copyOf(fixes.fixes);
	}

	private void add(String label, Command command) {
		if (command.canExecute() && fixes.stream().noneMatch(fix -> fix.label.equals(label))) {
			fixes.add(new Fix(label, () -> domain.getCommandStack().execute(new Labelled(label, command))));
		}
	}

	private void parameter(Typed element, String name) {
		var given = Parameters.find(element, name);
		var spec = Types.of(element).flatMap(type -> type.schema().parameter(name));
		if (spec.isEmpty()) {
			given.ifPresent(parameter -> unknown(element, parameter));
			return;
		}
		value(element, spec.get(), given.map(Parameter::getValue).orElse(null));
	}

	private void unknown(Typed element, Parameter parameter) {
		Types.of(element).ifPresent(type -> {
			var names = type.schema().parameters().stream().map(ParameterSpec::name).filter(name -> Parameters.find(element, name).isEmpty()).toList();
			Spelling.nearest(String.valueOf(parameter.getName()), names)
					.ifPresent(near -> add("Rename parameter to '" + near + "'", SetCommand.create(domain, parameter, Literals.PARAMETER__NAME, near)));
		});
		add("Remove parameter '" + parameter.getName() + "'", RemoveCommand.create(domain, parameter));
	}

	private void value(Typed element, ParameterSpec spec, String written) {
		if (written != null && isNumber(spec)) {
			bound(element, spec, written);
		}
		if (written != null && !spec.choices().isEmpty()) {
			Spelling.nearest(written, spec.choices()).ifPresent(near -> add("Set to '" + near + "'", Parameters.set(domain, element, spec.name(), near)));
		}
		spec.choices().stream().limit(MOST).forEach(choice -> add("Set to '" + choice + "'", Parameters.set(domain, element, spec.name(), choice)));
		if (written != null && spec.defaultValue() != null) {
			add("Use the default, " + (spec.defaultValue().isEmpty() ? "none" : spec.defaultValue()), Parameters.set(domain, element, spec.name(), null));
		}
	}

	private void bound(Typed element, ParameterSpec spec, String written) {
		try {
			double value = spec.unit().read(written);
			if (value < spec.min() || value > spec.max()) {
				var text = spec.unit().format(value < spec.min() ? spec.min() : spec.max());
				add("Set to " + text, Parameters.set(domain, element, spec.name(), text));
			}
		} catch (IllegalArgumentException noNumber) {
			// then there is no nearest bound, and the default is offered
		}
	}

	private static boolean isNumber(ParameterSpec spec) {
		return spec.type().isPrimitive() && spec.type() != boolean.class;
	}

	private void feature(EObject owner, EStructuralFeature feature) {
		switch (feature) {
			case EAttribute attribute when attribute == Literals.NAMED_ELEMENT__NAME -> rename(owner);
			case EAttribute attribute when attribute == Literals.TYPED__TYPE && owner instanceof Typed typed -> type(typed);
			case EAttribute attribute -> bound(owner, attribute);
			case EReference reference when !reference.isContainment() && !reference.isMany() -> choose(owner, reference);
			default -> {
				// what is contained is mended below
			}
		}
		element(owner);
	}

	private void bound(EObject owner, EAttribute attribute) {
		if (!(owner.eGet(attribute) instanceof Number number)) {
			return;
		}
		var schema = FeatureSchema.of(attribute);
		if (!schema.allows(number.doubleValue())) {
			schema.min().ifPresent(min -> set(owner, attribute, min));
			schema.max().ifPresent(max -> set(owner, attribute, max));
			if (attribute.getDefaultValue() instanceof Number usual && schema.allows(usual.doubleValue())) {
				set(owner, attribute, usual.doubleValue());
			}
		}
	}

	private void set(EObject owner, EAttribute attribute, double value) {
		var whole = attribute.getEAttributeType() != EcorePackage.Literals.EDOUBLE;
		var text = whole ? Long.toString((long) value) : Double.toString(value);
		add("Set " + Labels.feature(attribute).toLowerCase() + " to " + text,
				SetCommand.create(domain, owner, attribute, EcoreUtil.createFromString(attribute.getEAttributeType(), text)));
	}

	private void choose(EObject owner, EReference reference) {
		var source = (IItemPropertySource) Documents.get().factory().adapt(owner, IItemPropertySource.class);
		var descriptor = source.getPropertyDescriptor(owner, reference);
		if (descriptor == null || descriptor.getChoiceOfValues(owner) == null) {
			return;
		}
		descriptor.getChoiceOfValues(owner).stream().filter(Objects::nonNull).filter(choice -> choice != owner.eGet(reference)).limit(MOST)
				.forEach(choice -> add("Use " + Documents.get().factory().labels().text((EObject) choice), SetCommand.create(domain, owner, reference, choice)));
	}

	private void rename(EObject owner) {
		if (owner instanceof NamedElement named && owner.eContainer() != null) {
			var free = NewElements.freeName(named);
			add("Rename to '" + free + "'", SetCommand.create(domain, named, Literals.NAMED_ELEMENT__NAME, free));
		}
	}

	private void element(EObject owner) {
		if (owner instanceof Typed typed) {
			typed(typed);
		}
		switch (owner) {
			case NamedElement named when named.getName() != null && NewElements.isTaken(named, named.getName()) -> rename(named);
			case Allocation allocation when allocation.eContainer() instanceof Mapping mapping -> {
				add("Remove this allocation", RemoveCommand.create(domain, allocation));
				add("Place all weights automatically (removes " + mapping.getAllocations().size() + " allocations)",
						RemoveCommand.create(domain, mapping, Literals.MAPPING__ALLOCATIONS, List.copyOf(mapping.getAllocations())));
			}
			case Experiment experiment -> experiment(experiment);
			case DataSet _, Network _ -> dataFolder();
			default -> {
				// nothing is known that would help
			}
		}
	}

	/** Files that are nowhere may be in the folder that the preferences name. */
	private void dataFolder() {
		fixes.add(new Fix("Choose the folder of data...", () -> {
			PreferencesUtil.createPreferenceDialogOn(null, FilesPage.ID, null, null).open();
			Checks.again();
		}));
	}

	private void typed(Typed typed) {
		var type = Types.of(typed);
		if (type.isEmpty()) {
			type(typed);
			return;
		}
		for (var parameter : typed.getParameters()) {
			if (type.get().schema().parameter(String.valueOf(parameter.getName())).isEmpty()) {
				unknown(typed, parameter);
			}
		}
	}

	private void type(Typed typed) {
		if (typed.getType() != null && !typed.getType().isBlank() && Types.of(typed).isEmpty()) {
			missing(typed);
		}
		var offered = Types.offered(typed);
		var near = typed.getType() == null ? Optional.<String>empty() : Spelling.nearest(typed.getType(), offered.stream().map(Contribution::id).toList());
		near.ifPresent(id -> add("Change type to '" + id + "'", SetCommand.create(domain, typed, Literals.TYPED__TYPE, id)));
		offered.stream().limit(MOST).forEach(one -> add("Change type to '" + one.id() + "' (" + one.name() + ")", SetCommand.create(domain, typed, Literals.TYPED__TYPE, one.id())));
	}

	/** The plug-in that had the type, if somebody knows, else any. */
	private void missing(Typed typed) {
		Documents.get().of(typed).map(document -> document.file().getProject()).filter(project -> BuildPlugin.declares(project, typed.getType()))
				.ifPresent(project -> fixes.add(new Fix("Build plug-in " + project.getName() + ", and install it (Ctrl+B)", () -> BuildPlugin.build(project))));
		var former = Types.kinds(typed).stream().flatMap(kind -> KnownTypes.provider(kind, typed.getType()).stream()).findFirst();
		var site = former.map(KnownTypes.Provider::site).orElse("");
		fixes.add(new Fix(former.map(provider -> "Install plug-in " + provider.origin() + "...").orElse("Install a plug-in..."), () -> PluginCommands.install(site)));
	}

	private void experiment(Experiment experiment) {
		if (experiment.getDataSet() == null) {
			choose(experiment, Literals.EXPERIMENT__DATA_SET);
		}
		if (experiment.getNetwork() == null && experiment.getMapping() == null) {
			choose(experiment, Literals.EXPERIMENT__NETWORK);
			choose(experiment, Literals.EXPERIMENT__MAPPING);
		}
		if (experiment.getMetrics().isEmpty()) {
			Types.extensions().find(Kind.METRIC, "accuracy").ifPresent(accuracy -> {
				var metric = KirchhoffFactory.eINSTANCE.createMetric();
				metric.setType(accuracy.id());
				add("Measure the accuracy", AddCommand.create(domain, experiment, Literals.EXPERIMENT__METRICS, metric));
			});
		}
	}
}
