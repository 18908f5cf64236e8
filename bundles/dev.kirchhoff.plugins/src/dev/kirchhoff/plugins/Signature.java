// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins;

/**
 * Who vouches for the content of a plug-in.
 *
 * @param state  what was found
 * @param signer subject of the certificate for people; empty if there is none
 */
public record Signature(State state, String signer) {
	/** Of a jar without any signature. */
	public static final Signature NONE = new Signature(State.UNSIGNED, "");

	/** What is known of a signature. */
	public enum State {
		UNSIGNED,
		/** Signed, and the certificate is one that this machine or its user trusts. */
		TRUSTED,
		/** Signed by somebody whom nobody here has said to trust. */
		UNKNOWN_SIGNER,
		/** The content is not what was signed. */
		BROKEN
	}
}
