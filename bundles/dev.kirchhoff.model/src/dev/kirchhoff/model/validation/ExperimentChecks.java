// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;

import dev.kirchhoff.model.Experiment;
import dev.kirchhoff.model.KirchhoffPackage.Literals;
import dev.kirchhoff.model.LinearSweep;
import dev.kirchhoff.model.ListSweep;
import dev.kirchhoff.model.LogSweep;
import dev.kirchhoff.model.Stage;
import dev.kirchhoff.model.Sweep;
import dev.kirchhoff.model.internal.Names;
import dev.kirchhoff.model.io.ElementPath;
import dev.kirchhoff.model.io.ElementPathException;
import dev.kirchhoff.model.io.Sweeps;

/** An experiment's parts fit each other, and its sweeps lead somewhere. */
final class ExperimentChecks {
	private static final int TRIED = 100;

	private final Experiment experiment;
	private final List<Finding> findings;

	private ExperimentChecks(Experiment experiment, List<Finding> findings) {
		this.experiment = experiment;
		this.findings = findings;
	}

	static void check(Experiment experiment, List<Finding> findings) {
		var checks = new ExperimentChecks(experiment, findings);
		checks.parts();
		checks.sweeps();
	}

	private void parts() {
		if (experiment.getStages().isEmpty()) {
			findings.add(Finding.error(experiment, Literals.EXPERIMENT__STAGES, "is empty", "add at least one stage"));
		}
		var mapping = experiment.getMapping();
		var network = experiment.getNetwork();
		if (mapping != null && network != null && mapping.getNetwork() != null && mapping.getNetwork() != network) {
			findings.add(Finding.error(experiment, Literals.EXPERIMENT__MAPPING,
					Names.of(mapping) + " is for " + Names.of(mapping.getNetwork()) + ", but the experiment is on " + Names.of(network),
					"choose another mapping or network"));
		}
		var from = experiment.getRepeatFrom();
		if (from != null && !from.eIsProxy() && !experiment.getStages().contains(from)) {
			findings.add(Finding.error(experiment, Literals.EXPERIMENT__REPEAT_FROM, Names.of(from) + " belongs to " + Names.of(from.eContainer()),
					Names.choose(experiment.getStages().stream().map(Stage::getName).toList(), "add a stage first")));
		}
	}

	private void sweeps() {
		var targets = new HashMap<String, Sweep>();
		for (var sweep : experiment.getSweeps()) {
			if (Names.given(sweep.getPath())) {
				sweep(sweep, targets);
			}
			if (sweep instanceof ListSweep list && list.getValues().isEmpty()) {
				findings.add(Finding.error(list, Literals.LIST_SWEEP__VALUES, "is empty", "give at least one value"));
			}
		}
	}

	private void sweep(Sweep sweep, HashMap<String, Sweep> targets) {
		try {
			var target = ElementPath.find(experiment, sweep.getPath());
			var other = targets.putIfAbsent(target.path(), sweep);
			if (other != null) {
				findings.add(Finding.error(sweep, Literals.SWEEP__PATH, "is '" + sweep.getPath() + "', which " + ElementPath.path(other) + " sweeps already",
						"remove one of them"));
			}
		} catch (ElementPathException nowhere) {
			findings.add(Finding.error(sweep, Literals.SWEEP__PATH, "is '" + sweep.getPath() + "', but " + nowhere.what(), nowhere.mend()));
			return;
		}
		if (!canTell(sweep)) {
			return;
		}
		var faults = new LinkedHashSet<String>();
		for (var value : Sweeps.values(sweep).stream().limit(TRIED).toList()) {
			try {
				ElementPath.check(experiment, sweep.getPath(), value);
			} catch (ElementPathException unfit) {
				if (faults.add(unfit.what())) {
					findings.add(Finding.error(sweep, sweep instanceof ListSweep ? Literals.LIST_SWEEP__VALUES : Literals.SWEEP__PATH,
							"'" + sweep.getPath() + "': " + unfit.what(), unfit.mend()));
				}
			}
		}
	}

	/** Whether the values of a sweep can be worked out; if not, its bounds or its count have been reported. */
	private static boolean canTell(Sweep sweep) {
		return switch (sweep) {
			case LinearSweep linear -> linear.getCount() <= 100_000 && Double.isFinite(linear.getFrom()) && Double.isFinite(linear.getTo());
			case LogSweep log -> log.getCount() <= 100_000 && log.getFrom() > 0 && log.getTo() > 0 && Double.isFinite(log.getTo() / log.getFrom());
			default -> true;
		};
	}
}
