// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.util.function.IntFunction;

import dev.kirchhoff.benchmarks.subject.Subject;

/**
 * Measurements that differ only in the size of the array.
 *
 * @param name     as in {@code solve/512}
 * @param title    for people
 * @param unit     what a run makes many of, such as cells
 * @param baseline name of the family that does the same work by other means, or null
 * @param error    largest error of a right result
 * @param command  a program that must be installed, or null
 */
record Family(String name, String title, String unit, Sizes sizes, String baseline, double error, String command, IntFunction<Subject<?>> subject) {
	Family(String name, String title, String unit, Sizes sizes, String baseline, double error, IntFunction<Subject<?>> subject) {
		this(name, title, unit, sizes, baseline, error, null, subject);
	}

	/** The name alone. */
	@Override
	public String toString() {
		return name;
	}

	Case at(int size) {
		return new Case(this, size);
	}
}
