// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.metric;

/**
 * Something that has a value: a column of a table, an axis of a picture.
 *
 * @param name as a column's heading: lower case, no spaces
 * @param unit SI unit; {@code 1} if dimensionless
 * @param doc  one line for a reader
 * @since 1.0
 */
public record Quantity(String name, String unit, String doc) {
	/** Heading for an axis: the name with its unit. */
	public String label() {
		return unit.equals("1") ? name : name + " [" + unit + "]";
	}
}
