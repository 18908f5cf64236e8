// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.plugins.Change;
import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.plugins.Signature;

/**
 * How something about a plug-in is shown: a picture, and words that say the same.
 *
 * @param icon path of the picture below {@code icons}
 * @param text short, for a cell of a table
 */
record Look(String icon, String text) {
	/** Who vouches for a plug-in; Kirchhoff's own came with it. */
	static Look ofTrust(Plugin plugin) {
		return isOwn(plugin) ? new Look("kirchhoff16", "Kirchhoff") : of(plugin.signature());
	}

	private static boolean isOwn(Plugin plugin) {
		return plugin.origin() == Plugin.Origin.PRODUCT && plugin.signature().state() == Signature.State.UNSIGNED;
	}

	/** The same as a sentence. */
	static String sentence(Plugin plugin) {
		return isOwn(plugin) ? "It came with Kirchhoff." : sentence(plugin.signature());
	}

	/** Who vouches for something. */
	static Look of(Signature signature) {
		return switch (signature.state()) {
			case UNSIGNED -> new Look("plugins/unsigned", "Unsigned");
			case TRUSTED -> new Look("plugins/signed", signature.signer().isEmpty() ? "Signed" : signature.signer());
			case UNKNOWN_SIGNER -> new Look("plugins/unknown", "Unknown: " + signature.signer());
			case BROKEN -> new Look("plugins/broken-seal", "Broken signature");
		};
	}

	private static String sentence(Signature signature) {
		return switch (signature.state()) {
			case UNSIGNED -> "It is not signed: nobody vouches for what is in it.";
			case TRUSTED -> signature.signer().isEmpty() ? "It is signed by somebody who is trusted here." : "It is signed by " + signature.signer() + ", who is trusted here.";
			case UNKNOWN_SIGNER -> "It is signed by " + signature.signer() + ", whom nobody has said to trust here.";
			case BROKEN -> "Its content is not what was signed: somebody has changed it. Remove it, and get it again from its provider.";
		};
	}

	/** Whether it can be used. */
	static Look ofHealth(Plugin plugin) {
		int count = plugin.problems().size();
		if (count == 0) {
			return new Look("plugins/healthy", "Works");
		}
		var text = count == 1 ? "1 problem" : count + " problems";
		return Problem.anyError(plugin.problems()) ? new Look("plugins/broken", text) : new Look("plugins/warning", text);
	}

	/** What the next start does. */
	static Look of(Change change) {
		var text = change.before().isEmpty() ? "To be added" : change.after().isEmpty() ? "To be removed" : "To be updated";
		return new Look("plugins/pending", text);
	}

	/** How it came here. */
	static String words(Plugin.Origin origin) {
		return switch (origin) {
			case PRODUCT -> "part of Kirchhoff";
			case INSTALLED -> "installed";
			case DROPPED -> "from the dropins folder";
		};
	}

	/** Above those that came here in one way. */
	static String heading(Plugin.Origin origin) {
		return switch (origin) {
			case PRODUCT -> "Part of Kirchhoff";
			case INSTALLED -> "Installed";
			case DROPPED -> "From the dropins folder";
		};
	}

	/** Above types of a kind. */
	static String plural(Kind kind) {
		var label = Character.toUpperCase(kind.label().charAt(0)) + kind.label().substring(1);
		return kind == Kind.AGEING ? label : label + "s";
	}
}
