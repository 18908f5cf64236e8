// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import dev.kirchhoff.plan.internal.ProjectPlanner;

/**
 * Turns project files into studies. Everything that can be refused is refused here, all at once, before anything runs: files, structure,
 * types, parameters, and algorithms that do not fit a device.
 */
public final class Planner {
	private final Extensions extensions;

	public Planner(Extensions extensions) {
		this.extensions = extensions;
	}

	/** Plans; never throws for what a person can have got wrong. */
	public Plan plan(Request request) {
		return new ProjectPlanner(extensions, request).plan();
	}
}
