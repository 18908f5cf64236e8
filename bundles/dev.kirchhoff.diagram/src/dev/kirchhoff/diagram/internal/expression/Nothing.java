// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.internal.expression;

/** What has no value: null, and what could not be computed. Collections drop it. */
enum Nothing {
	NOTHING;

	static Object ifNull(Object value) {
		return value == null ? NOTHING : value;
	}

	static Object toNull(Object value) {
		return value == NOTHING ? null : value;
	}
}
