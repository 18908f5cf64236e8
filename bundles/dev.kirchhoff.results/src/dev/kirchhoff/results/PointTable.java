// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.results;

/**
 * What a table says of one point.
 *
 * @param data [column][row] as described by the {@link RunInfo.TableInfo}
 */
public record PointTable(RunPoint point, double[][] data) {
	public int rows() {
		return data.length == 0 ? 0 : data[0].length;
	}
}
