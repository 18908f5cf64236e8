// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.plan.launch.PluginLimit;
import dev.kirchhoff.solver.run.PluginWatch;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How much a person lets plug-ins do. */
final class PluginOption {
	@Spec(Target.MIXEE)
	private CommandSpec spec;

	@Option(names = "--plugin-limit", paramLabel = "TIME",
			description = "How long a plug-in may take without a sign of life before it is stopped, for example 30 s (without it that of the environment variable "
					+ PluginLimit.VARIABLE + ", else 10 min).")
	private void limit(String time) {
		try {
			PluginWatch.limit(PluginLimit.parse(time));
		} catch (KirchhoffException e) {
			throw new ParameterException(spec.commandLine(), "--plugin-limit " + e.line());
		}
	}
}
