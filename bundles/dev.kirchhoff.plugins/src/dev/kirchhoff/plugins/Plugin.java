// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins;

import java.util.List;

import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plan.Contribution;

/**
 * A bundle that contributes types, as it is installed now.
 *
 * @param id            symbolic name
 * @param version       with qualifier
 * @param name          for people
 * @param provider      who made it
 * @param origin        how it came here
 * @param signature     who vouches for its content
 * @param contributions types that can be used, by kind and id
 * @param problems      why it, or a type of it, cannot be used
 */
public record Plugin(String id, String version, String name, String provider, Origin origin, Signature signature, List<Contribution> contributions,
		List<Problem> problems) {
	/** How a plug-in came into the product. */
	public enum Origin {
		/** Part of Kirchhoff. */
		PRODUCT,
		/** Installed from a site, a zip or a jar. */
		INSTALLED,
		/** A jar in the folder {@code dropins}. */
		DROPPED
	}

	/** Whether everything that it declares can be used. */
	public boolean healthy() {
		return problems.isEmpty();
	}
}
