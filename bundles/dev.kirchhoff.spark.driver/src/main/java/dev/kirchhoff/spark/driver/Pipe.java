// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark.driver;

import java.util.ArrayList;
import java.util.List;

/** How a worker is started on an executor. */
final class Pipe {
	/** Says which process it is, for {@link Processes}, goes to where archives and files lie and becomes the worker. */
	private static final String SCRIPT = "echo '{\"process\":'$$'}'; cd \"$0\" && exec \"$@\"";

	private Pipe() {
	}

	/** @param root where Spark puts files, as an executor sees it */
	static List<String> command(String root, List<String> worker) {
		List<String> words = new ArrayList<>();
		words.add("sh");
		words.add("-c");
		words.add(SCRIPT);
		words.add(root);
		words.addAll(worker);
		return words;
	}
}
