// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.EReference;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.model.Allocation;
import dev.kirchhoff.model.DataSet;
import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.LinearSweep;
import dev.kirchhoff.model.ListSweep;
import dev.kirchhoff.model.LogSweep;
import dev.kirchhoff.model.Mapping;
import dev.kirchhoff.model.Metric;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Network;
import dev.kirchhoff.model.Parameter;
import dev.kirchhoff.model.Stage;
import dev.kirchhoff.model.Step;
import dev.kirchhoff.model.Sweep;
import dev.kirchhoff.model.Typed;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.ElementPathException;

/** What the diagram of an experiment asks. */
public class ExperimentServices {
	private static final int PARAMETERS = 3;
	private static final int LONGEST = 30;

	// What a type is for can only be guessed by its name: plug-ins know, diagrams do not.
	private static final Pattern TRAINING = Pattern.compile("gradient|hardware-aware|sgd|train|learn|untrained|given|pulses|binary-weak-reset");
	private static final Pattern TRANSFER = Pattern.compile("tuning|ispva|exact|program|write|single-pulse|set-weak-reset|transfer");
	private static final Pattern AGEING = Pattern.compile("age|ageing|retention|anneal|bake|drift|disturb");
	private static final Pattern MEASURING = Pattern.compile("drive|limits|normali[sz]ation|calibrat|measure|read|infer");

	/** The network of the experiment, else that of its mapping. */
	public List<Network> usedNetwork(Experiment experiment) {
		return Optional.ofNullable(experiment.getNetwork()).or(() -> Optional.ofNullable(experiment.getMapping()).map(Mapping::getNetwork)).stream().toList();
	}

	/** The first three parameters. */
	public List<Parameter> mainParameters(Typed typed) {
		return typed.getParameters().stream().limit(PARAMETERS).toList();
	}

	/** Name, and type if that says more. */
	public String typedLabel(EObject element) {
		var type = element instanceof Typed typed ? Text.type(typed) : "";
		var name = Text.name(element);
		return type.equals(name) ? name : type.isEmpty() ? name + ": no type" : name + ": " + type;
	}

	public String parameterLabel(Parameter parameter) {
		return Objects.toString(parameter.getName(), "?") + " = " + Text.shortened(Objects.toString(parameter.getValue(), "?"), LONGEST);
	}

	/** A step of preprocessing, with its parameters in one line. */
	public String stepLabel(Step step) {
		var parameters = step.getParameters().stream().limit(PARAMETERS).map(parameter -> Text.shortened(Objects.toString(parameter.getValue(), "?"), LONGEST)).collect(Collectors.joining(", "));
		return Text.name(step) + (parameters.isEmpty() ? "" : " " + parameters);
	}

	public String networkLabel(Network network) {
		return Text.lines(Text.name(network), Text.count(network.getLayers().size(), "layer"));
	}

	public String mappingLabel(Mapping mapping) {
		var scheme = mapping.getScheme() == null ? "" : Text.type(mapping.getScheme());
		return Text.lines(Text.name(mapping), scheme);
	}

	public String metricLabel(Metric metric) {
		var type = Text.type(metric);
		var parameters = metric.getParameters().stream().limit(PARAMETERS).map(this::parameterLabel).collect(Collectors.joining("\n"));
		return Text.lines(Text.name(metric), type.isEmpty() ? "no type" : type.equals(Text.name(metric)) ? "" : type, parameters);
	}

	public String stageTooltip(Stage stage) {
		var more = stage.getParameters().size() - PARAMETERS;
		var repeats = stage.eContainer() instanceof Experiment experiment && experiment.getRepeatFrom() == stage ? "repeats start here" : "";
		var rest = more > 0 ? stage.getParameters().stream().skip(PARAMETERS).map(this::parameterLabel).collect(Collectors.joining("\n")) : "";
		return Text.lines(repeats, rest, stage.getDocumentation() == null ? "" : stage.getDocumentation());
	}

	public boolean isTraining(Stage stage) {
		return is(stage, TRAINING);
	}

	public boolean isTransfer(Stage stage) {
		return is(stage, TRANSFER);
	}

	public boolean isAgeing(Stage stage) {
		return is(stage, AGEING);
	}

	public boolean isMeasuring(Stage stage) {
		return is(stage, MEASURING);
	}

	/** The first kind whose words are in the type. */
	private static boolean is(Stage stage, Pattern kind) {
		var type = Text.type(stage);
		for (var pattern : List.of(AGEING, TRANSFER, TRAINING, MEASURING)) {
			if (pattern.matcher(type).find()) {
				return pattern == kind;
			}
		}
		return false;
	}

	// flow

	/** Where data goes first: to the first stage, else straight to the metrics. */
	public List<EObject> entry(Experiment experiment) {
		return experiment.getStages().isEmpty() ? List.copyOf(experiment.getMetrics()) : List.of(experiment.getStages().getFirst());
	}

	/** Where arrays come in: the first stage that programs them, else where data goes. */
	public List<EObject> mappingEntry(Experiment experiment) {
		return experiment.getStages().stream().filter(stage -> isTransfer(stage) || Text.type(stage).equals("hardware-aware")).findFirst().<List<EObject>>map(List::of).orElseGet(() -> entry(experiment));
	}

	/** None before the first. */
	public List<Stage> previousStage(Stage stage) {
		return stage.eContainer() instanceof Experiment experiment && experiment.getStages().indexOf(stage) > 0 ? List.of(experiment.getStages().get(experiment.getStages().indexOf(stage) - 1))
				: List.of();
	}

	/** The one stage before, or null. */
	public Stage stageBefore(Stage stage) {
		return previousStage(stage).stream().findAny().orElse(null);
	}

	public List<Stage> lastStage(Metric metric) {
		return metric.eContainer() instanceof Experiment experiment && !experiment.getStages().isEmpty() ? List.of(experiment.getStages().getLast()) : List.of();
	}

	// sweeps

	/** What is swept and which values. */
	public String sweepLabel(Sweep sweep) {
		var values = switch (sweep) {
			case ListSweep list -> list.getValues().isEmpty() ? "no values" : Text.list(list.getValues(), 40);
			case LinearSweep linear -> Text.number(linear.getFrom()) + " to " + Text.number(linear.getTo()) + " in " + Text.count(linear.getCount(), "value");
			case LogSweep log -> Text.number(log.getFrom()) + " to " + Text.number(log.getTo()) + " in " + Text.count(log.getCount(), "value") + ", log";
			default -> "";
		};
		return Text.lines(Text.given(sweep.getPath()) ? sweep.getPath() : "no path", values);
	}

	public String sweepTooltip(Sweep sweep) {
		var problem = problem(sweep);
		return problem.isEmpty() ? "Every combination of the values of all sweeps is a point." : problem;
	}

	public boolean leadsNowhere(Sweep sweep) {
		return !problem(sweep).isEmpty();
	}

	public boolean leadsSomewhere(Sweep sweep) {
		return !leadsNowhere(sweep);
	}

	public String nowhereMessage(Sweep sweep) {
		return problem(sweep);
	}

	private static String problem(Sweep sweep) {
		if (!Text.given(sweep.getPath())) {
			return "the sweep has no path";
		}
		try {
			ElementPath.find(sweep.eContainer(), sweep.getPath());
			return "";
		} catch (ElementPathException nowhere) {
			return nowhere.getMessage();
		}
	}

	/**
	 * What a sweep changes, as far as it is on the diagram: a stage, a metric, the data, the network or the mapping. Hardware goes by the mapping that uses
	 * it; what is about the whole experiment, or about nothing else that is shown, by where data goes first.
	 */
	public List<EObject> swept(Sweep sweep) {
		if (leadsNowhere(sweep) || !(sweep.eContainer() instanceof Experiment experiment)) {
			return List.of();
		}
		var target = ElementPath.find(experiment, sweep.getPath());
		if (target.owner() == experiment && target.feature() instanceof EReference && target.value() instanceof EObject value) {
			return isShown(experiment, value) ? List.of(value) : entry(experiment);
		}
		for (var at = target.owner(); at != null; at = at.eContainer()) {
			if (isShown(experiment, at)) {
				return List.of(at);
			}
		}
		return experiment.getMapping() != null && uses(experiment.getMapping(), target.owner()) ? List.of(experiment.getMapping()) : entry(experiment);
	}

	private boolean isShown(Experiment experiment, EObject element) {
		return switch (element) {
			case Stage stage -> stage.eContainer() == experiment;
			case Metric metric -> metric.eContainer() == experiment;
			case DataSet data -> data == experiment.getDataSet();
			case Mapping mapping -> mapping == experiment.getMapping();
			case Network network -> usedNetwork(experiment).contains(network);
			default -> false;
		};
	}

	/** Whether a mapping places something on this hardware, or on arrays of this cell or device. */
	private static boolean uses(Mapping mapping, EObject hardware) {
		return Stream.concat(mapping.getArrays().stream(), mapping.getAllocations().stream().map(Allocation::getArray)).filter(Objects::nonNull)
				.anyMatch(array -> EcoreUtil.isAncestor(hardware, array) || array.getCell() != null && (array.getCell() == hardware || array.getCell().getDevice() == hardware));
	}

	/** A path that leads somewhere: the seed of the first stage, else that of the experiment. */
	public String likelyPath(Sweep sweep) {
		return sweep.eContainer() instanceof Experiment experiment && !experiment.getStages().isEmpty() ? key(experiment.getStages().getFirst()) + "/seed" : "seed";
	}

	public List<String> firstValues(Sweep sweep) {
		return List.of("1", "2");
	}

	/** The path with what is swept of one element taken from another. */
	public String retargeted(Sweep sweep, EObject target) {
		var path = Objects.toString(sweep.getPath(), "");
		var last = path.substring(path.lastIndexOf('/') + 1);
		return target instanceof NamedElement named ? (target instanceof Stage || target instanceof Metric ? key(named) : ElementPath.path(target)) + "/" + last : path;
	}

	private static String key(NamedElement element) {
		return Text.name(element);
	}

	// tools

	public Experiment experimentOf(EObject element) {
		for (var at = element; at != null; at = at.eContainer()) {
			if (at instanceof Experiment experiment) {
				return experiment;
			}
		}
		return null;
	}

	/** Data sets, networks and mappings are the project's: which experiment is meant, they do not say. */
	public boolean isInExperiment(EObject element) {
		return experimentOf(element) != null;
	}

	public boolean isStage(EObject element) {
		return element instanceof Stage;
	}

	public boolean hasEarlier(EObject element) {
		return element instanceof Stage stage && !previousStage(stage).isEmpty();
	}

	public boolean hasLater(EObject element) {
		return element instanceof Stage stage && stage.eContainer() instanceof Experiment experiment && experiment.getStages().getLast() != stage;
	}

	/** All stages, with one a place earlier. */
	public List<Stage> movedEarlier(Experiment experiment, Stage stage) {
		return moved(experiment, stage, -1);
	}

	/** All stages, with one a place later. */
	public List<Stage> movedLater(Experiment experiment, Stage stage) {
		return moved(experiment, stage, 1);
	}

	private static List<Stage> moved(Experiment experiment, Stage stage, int by) {
		var stages = new ArrayList<>(experiment.getStages());
		var to = Math.clamp(stages.indexOf(stage) + (long) by, 0, stages.size() - 1);
		stages.remove(stage);
		stages.add(to, stage);
		return stages;
	}

	/** Whether there is an order to change: another stage of the same experiment that does not already come next. */
	public boolean canPrecede(Stage stage, EObject other) {
		return other instanceof Stage later && later != stage && later.eContainer() == stage.eContainer() && !previousStage(later).contains(stage);
	}

	/** All stages, with the second right after the first. */
	public List<Stage> inOrder(Experiment experiment, EObject first, EObject second) {
		var stages = new ArrayList<>(experiment.getStages());
		if (first instanceof Stage && second instanceof Stage later && first != second && stages.contains(first) && stages.remove(later)) {
			stages.add(stages.indexOf(first) + 1, later);
		}
		return stages;
	}

	/** The experiment of a stage, if repeats start with it. */
	public List<Experiment> repeatingFrom(Stage stage) {
		return stage.eContainer() instanceof Experiment experiment && experiment.getRepeatFrom() == stage ? List.of(experiment) : List.of();
	}
}
