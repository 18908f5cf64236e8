// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.solver.run.Shard;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Which part of its studies a run computes. */
final class ShardOption {
	private Shard part;

	@Spec(Target.MIXEE)
	private CommandSpec spec;

	@Option(names = "--shard", paramLabel = "K/N", description = "Compute only the K-th of N parts, into results/EXPERIMENT/shards-STUDY/K-of-N beside the project, or DIR/K-of-N with --out; "
			+ "'kirchhoff merge' joins them. Goes on with what is there already, so that a job that is started again just goes on.")
	private void part(String text) {
		try {
			part = Shard.parse(text);
		} catch (KirchhoffException e) {
			throw new ParameterException(spec.commandLine(), "--shard: " + e.line());
		}
	}

	boolean given() {
		return part != null;
	}

	/** Null if everything is to be computed. */
	Shard part() {
		return part;
	}
}
