// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import dev.kirchhoff.benchmarks.subject.Subject;

/** One row of the table. */
record Case(Family family, int size) {
	/** Such as {@code solve/512}; what the processes that measure are told. */
	String name() {
		return family.name() + '/' + size;
	}

	Subject<?> subject() {
		return family.subject().apply(size);
	}
}
