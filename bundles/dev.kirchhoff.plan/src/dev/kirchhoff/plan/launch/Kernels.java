// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import java.util.List;

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

	/** Words that ask a worker for the same; none if nobody has asked for any. */
	static List<String> words() {
		String asked = System.getProperty(PROPERTY);
		return asked == null ? List.of() : List.of(OPTION, asked);
	}
}
