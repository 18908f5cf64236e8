// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command;

import dev.kirchhoff.plan.launch.Kernels;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** What multiplies matrices. */
public final class KernelsOption {
	@Spec(Target.MIXEE)
	private CommandSpec spec;

	@Option(names = Kernels.OPTION, paramLabel = "NAME", description = "What multiplies matrices: `openblas` if not given, the fastest, whose last digits differ from processor to processor; "
			+ "`vector` or `java`, which are the same everywhere.")
	private void kernels(String name) {
		if (!Kernels.NAMES.contains(name)) {
			throw new ParameterException(spec.commandLine(), Kernels.OPTION + " " + name + ": there are " + String.join(", ", Kernels.NAMES));
		}
		Kernels.ask(name);
	}
}
