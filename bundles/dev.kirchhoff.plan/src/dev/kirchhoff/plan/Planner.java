// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan;

import dev.kirchhoff.model.io.Loaded;
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

	/**
	 * Plans what is in memory, saved or not.
	 *
	 * @param loaded  is changed by the request's settings: give a {@linkplain dev.kirchhoff.model.io.ProjectFiles#copy copy} of what is to stay
	 * @param request whose file only names the project
	 */
	public Plan plan(Loaded loaded, Request request) {
		return new ProjectPlanner(extensions, request).plan(loaded);
	}
}
