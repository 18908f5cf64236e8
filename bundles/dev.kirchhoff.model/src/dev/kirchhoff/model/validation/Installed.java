// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.validation;

import java.util.concurrent.atomic.AtomicReference;

/** Holds what {@link Footprints#install} was given. */
final class Installed {
	static final AtomicReference<Footprints> FOOTPRINTS = new AtomicReference<>(Footprints.ONE_CELL);

	private Installed() {
	}
}
