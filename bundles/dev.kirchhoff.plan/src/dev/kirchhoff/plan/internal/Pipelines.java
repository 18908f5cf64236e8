// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.ageing.Ageing;
import dev.kirchhoff.api.calibration.Calibration;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Preprocessing;
import dev.kirchhoff.api.metric.Metric;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.api.training.OnChipTrainer;
import dev.kirchhoff.api.training.Trainer;
import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.solver.study.DataPlan;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Stage;
import dev.kirchhoff.solver.study.Use;

/** Plans what is done in one point of an experiment. */
final class Pipelines {
	/** What a stage can be. */
	static final Kind[] STAGES = { Kind.TRAINER, Kind.PROGRAMMING_ALGORITHM, Kind.ON_CHIP_TRAINER, Kind.AGEING, Kind.CALIBRATION };

	private final Binder binder;
	private final Problems problems;
	private final Map<EObject, Networks> structures;

	/** @param structures networks that have been translated before, which have not changed since; takes others */
	Pipelines(Binder binder, Problems problems, Map<EObject, Networks> structures) {
		this.binder = binder;
		this.problems = problems;
		this.structures = structures;
	}

	/** Plans an experiment whose model structural validation has passed; empty if there is a problem, which has been noted. */
	Optional<Pipeline> plan(Experiment experiment) {
		var data = data(experiment);
		var stages = stages(experiment);
		var metrics = metrics(experiment);
		if (problems.anyError() || data.isEmpty()) {
			return Optional.empty();
		}
		var drawn = network(experiment);
		var networks = structures.computeIfAbsent(drawn, _ -> Networks.of(drawn));
		var given = binder.weights(drawn, networks.network());
		Deployment deployment = null;
		if (stages.stream().anyMatch(Stage.Programming.class::isInstance)) {
			deployment = new Deployments(binder, problems).plan(experiment.getMapping(), networks, experiment.getTolerance()).orElse(null);
			if (deployment == null) {
				return Optional.empty();
			}
			capabilities(experiment, stages, networks.network(), deployment);
		}
		if (problems.anyError()) {
			return Optional.empty();
		}
		return Optional.of(new Pipeline(data.get(), networks.network(), given.orElse(null), deployment, stages, shared(experiment, stages), metrics));
	}

	/** That of the mapping, unless it is named: sweeps over mappings then change the network along. */
	static dev.kirchhoff.model.Network network(Experiment experiment) {
		return experiment.getNetwork() == null && experiment.getMapping() != null ? experiment.getMapping().getNetwork() : experiment.getNetwork();
	}

	private Optional<DataPlan> data(Experiment experiment) {
		var set = experiment.getDataSet();
		if (set == null) {
			problems.error(experiment, "", "no data set", "set dataSet");
			return Optional.empty();
		}
		var source = binder.bind(set, Places.name(set), DataSource.class, Kind.DATA_SET);
		var steps = new ArrayList<Use<Preprocessing>>();
		for (var step : set.getPreprocessing()) {
			binder.bind(step, Places.name(set), Preprocessing.class, Kind.PREPROCESSING).ifPresent(steps::add);
		}
		return source.map(use -> new DataPlan(use, steps));
	}

	private List<Stage> stages(Experiment experiment) {
		if (network(experiment) == null) {
			problems.error(experiment, "", "no network", "set network, or a mapping, which has one");
		}
		var stages = new ArrayList<Stage>();
		for (var stage : experiment.getStages()) {
			binder.bind(stage, Places.name(stage), Object.class, STAGES).map(use -> stage(stage, use)).ifPresent(stages::add);
		}
		order(experiment, stages);
		return stages;
	}

	@SuppressWarnings("unchecked")
	private static Stage stage(dev.kirchhoff.model.Stage drawn, Use<?> use) {
		return switch (use.instance()) {
			case Trainer _ -> new Stage.Training(use.name(), drawn.getSeed(), (Use<Trainer>) use);
			case ProgrammingAlgorithm _ -> new Stage.Programming(use.name(), drawn.getSeed(), (Use<ProgrammingAlgorithm>) use);
			case OnChipTrainer _ -> new Stage.Learning(use.name(), drawn.getSeed(), (Use<OnChipTrainer>) use);
			case Ageing _ -> new Stage.Ageing(use.name(), drawn.getSeed(), (Use<Ageing>) use);
			case Calibration _ -> new Stage.Calibrating(use.name(), drawn.getSeed(), (Use<Calibration>) use);
			default -> throw new IllegalArgumentException(use.type() + " is no stage");
		};
	}

	/** Training comes first and once; cells age after they have been programmed. */
	private void order(Experiment experiment, List<Stage> stages) {
		if (stages.size() < experiment.getStages().size()) {
			return; // a stage could not be bound: the order is not known
		}
		if (stages.isEmpty() || !(stages.getFirst() instanceof Stage.Training)) {
			problems.error(experiment, "stages", "the first stage trains no network", "begin with a trainer");
		}
		int programming = stages.size();
		for (int s = stages.size() - 1; s >= 0; s--) {
			programming = stages.get(s) instanceof Stage.Programming ? s : programming;
		}
		for (int s = 0; s < stages.size(); s++) {
			place(experiment, stages.get(s), s, programming);
		}
	}

	/** @param programming index of the first stage that programs arrays; beyond the last if there is none */
	private void place(Experiment experiment, Stage stage, int index, int programming) {
		var element = experiment.getStages().get(index);
		switch (stage) {
			case Stage.Training training -> {
				if (index > 0) {
					problems.error(element, "", "a second training", "keep one trainer, as the first stage");
				}
				if (training.use().instance().hardwareAware() && programming == experiment.getStages().size()) {
					problems.error(element, "", "trains for hardware, but no stage programs arrays", "add a programming algorithm, or use another trainer");
				}
			}
			case Stage.Programming _ -> {
				if (experiment.getMapping() == null) {
					problems.error(element, "", "programs arrays, but the experiment has no mapping", "set the experiment's mapping");
				}
			}
			case Stage.Learning _ -> {
				if (index < programming) {
					problems.error(element, "", "learns on arrays that have not been programmed", "put a programming algorithm before it");
				}
			}
			case Stage.Ageing _ -> {
				if (index < programming) {
					problems.error(element, "", "nothing has been programmed that could age", "put a programming algorithm before it");
				}
			}
			case Stage.Calibrating _ -> {
				// what is digital can be adapted at any time
			}
		}
	}

	private List<Use<Metric>> metrics(Experiment experiment) {
		var metrics = new ArrayList<Use<Metric>>();
		for (var metric : experiment.getMetrics()) {
			binder.bind(metric, Places.name(metric), Metric.class, Kind.METRIC).ifPresent(metrics::add);
		}
		var names = new HashSet<String>();
		for (int m = 0; m < metrics.size() && metrics.size() == experiment.getMetrics().size(); m++) {
			var metric = metrics.get(m).instance();
			for (var list : List.of(metric.quantities(), metric.conclusions())) {
				for (var quantity : list) {
					if (!names.add(quantity.name())) {
						problems.error(experiment.getMetrics().get(m), "", "another metric already has a column '" + quantity.name() + "'",
								"remove one of the two, or change its parameters");
					}
				}
			}
		}
		if (experiment.getMetrics().isEmpty()) {
			problems.error(experiment, "", "nothing is measured", "add a metric, for example accuracy");
		}
		return metrics;
	}

	/** An algorithm that needs what a device cannot do is refused. */
	private void capabilities(Experiment experiment, List<Stage> stages, Network network, Deployment deployment) {
		for (int s = 0; s < stages.size(); s++) {
			Set<Class<?>> needs = switch (stages.get(s)) {
				case Stage.Programming programming -> programming.use().instance().needs();
				case Stage.Ageing ageing -> ageing.use().instance().needs();
				case Stage.Learning learning -> {
					accepts(experiment.getStages().get(s), learning.use(), network, deployment);
					yield learning.use().instance().needs();
				}
				case Stage.Training _, Stage.Calibrating _ -> Set.of();
			};
			for (var array : deployment.arrays()) {
				for (var need : needs.stream().filter(wanted -> !wanted.isInstance(array.device().instance())).map(Class::getSimpleName).sorted().toList()) {
					problems.error(experiment.getStages().get(s), "", "'" + stages.get(s).use().type() + "' needs a device that is " + need + ", but '"
							+ array.device().name() + "' (" + array.device().type() + ") on array '" + array.name() + "' is not",
							"use another device or another algorithm; 'kirchhoff describe " + array.device().type() + "' tells what it can do");
				}
			}
		}
	}

	/** An on-chip trainer says itself what it can learn on. */
	private void accepts(dev.kirchhoff.model.Stage element, Use<OnChipTrainer> use, Network network, Deployment deployment) {
		try {
			use.instance().check(network, deployment.scheme().instance());
		} catch (KirchhoffException e) {
			problems.error(element, "", e.getMessage(), e.mend());
		} catch (RuntimeException | LinkageError e) {
			problems.error(element, "", use.blame() + " failed: " + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
					"report it to the plug-in's provider");
		}
	}

	/** How many stages all repeats share: the training, unless the experiment says where repeats begin. */
	private int shared(Experiment experiment, List<Stage> stages) {
		boolean digital = stages.stream().noneMatch(Stage.Programming.class::isInstance);
		if (experiment.getRepeatFrom() == null) {
			return digital && experiment.getRepeats() > 1 ? 0 : 1;
		}
		int from = experiment.getStages().indexOf(experiment.getRepeatFrom());
		if (from > 1) {
			problems.error(experiment, "repeatFrom", "repeats cannot begin at '" + Places.name(experiment.getRepeatFrom()) + "'",
					"let them begin at the training or at the stage after it");
		}
		return Math.clamp(from, 0, 1);
	}
}
