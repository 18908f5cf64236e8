// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins;

import java.util.List;

/** Asked before content is installed for which nobody vouches who is trusted here. */
@FunctionalInterface
public interface Trust {
	/** Trusts everything: {@code --trust}. */
	Trust EVERYTHING = _ -> true;

	/**
	 * What is to be installed.
	 *
	 * @param id        of the plug-in
	 * @param version   of the plug-in
	 * @param signature who vouches for it, if anybody
	 */
	record Subject(String id, String version, Signature signature) {
	}

	/** Whether all of these may be installed. */
	boolean accept(List<Subject> subjects);
}
