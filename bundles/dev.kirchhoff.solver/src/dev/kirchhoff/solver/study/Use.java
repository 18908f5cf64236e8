// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * An extension with its parameters, as a study uses it.
 *
 * @param name     what the project calls it, for messages
 * @param type     id of the extension
 * @param bundle   plug-in that contributes it, with version
 * @param values   all parameters as text, in the order of their declaration
 * @param instance ready to work
 */
public record Use<T>(String name, String type, String bundle, Map<String, String> values, T instance) {
	/** The same for the same type and values: what it computes depends on nothing else of it. */
	public String key() {
		return type + values.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(",", "{", "}"));
	}

	/** Whether it is not one of Kirchhoff's own: what it may spoil for others is checked while it runs. */
	public boolean isForeign() {
		return isForeign(bundle);
	}

	/** Whether a bundle is not one of Kirchhoff's own; its version may stand behind its name. */
	public static boolean isForeign(String bundle) {
		return !bundle.startsWith("dev.kirchhoff.");
	}

	/** For a message that has to name the plug-in at fault. */
	public String blame() {
		return "'" + name + "' (" + type + " of plug-in " + bundle + ")";
	}
}
