// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.numerics.dense.Dense;

/** What multiplies matrices in this process, as a person may ask for; see {@link dev.kirchhoff.numerics.dense.Dense}. */
public final class Kernels {
	/** Asks for some on the command line. */
	public static final String OPTION = "--kernels";
	/** All there are. */
	public static final List<String> NAMES = List.of("openblas", "vector", "java");

	private static final String PROPERTY = "kirchhoff.dense";

	private Kernels() {
	}

	/** Asks for some; to be done before anything is multiplied. */
	public static void ask(String name) {
		System.setProperty(PROPERTY, name);
	}

	/**
	 * Refuses to go on with a run that other kernels have begun.
	 *
	 * @param directory of the run; a note in it that cannot be read says nothing
	 * @throws KirchhoffException if last digits would depend on which rows were computed before
	 */
	static void requireThoseOf(Path directory) {
		String before;
		try {
			before = LaunchNote.read(directory).kernels();
		} catch (KirchhoffException e) {
			return; // what is damaged is no reason to lose the rows
		}
		if (before != null && !before.equals(Dense.get().name())) {
			throw new KirchhoffException(directory + " was begun with " + before + ", and this process multiplies matrices with " + Dense.get().name() + ", so that last digits would differ",
					"go on where it was begun" + (asked(before).map(name -> ", or with " + OPTION + " " + name).orElse("")) + "; a run with " + OPTION
							+ " vector can be gone on with on every machine");
		}
	}

	/** Which option gives kernels of this name; empty for those that depend on the processor, and have been asked for in vain. */
	private static Optional<String> asked(String kernels) {
		return NAMES.stream().filter(name -> isCalled(kernels, name) && !isCalled(Dense.get().name(), name)).findFirst();
	}

	private static boolean isCalled(String kernels, String name) {
		return kernels.toLowerCase(Locale.ROOT).contains(name);
	}

	/** Words that ask a worker for the same; none if nobody has asked for any. */
	static List<String> words() {
		String asked = System.getProperty(PROPERTY);
		return asked == null ? List.of() : List.of(OPTION, asked);
	}
}
