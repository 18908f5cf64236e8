// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.measured;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import dev.kirchhoff.api.KirchhoffException;

/**
 * A measured I-V curve, normalised to a conductance of 1 S at the read voltage, linear between its points and ohmic beyond them.
 *
 * @param v ascending, V
 * @param i per siemens at the read voltage, V
 */
record Curve(double[] v, double[] i) {
	static Curve read(Path file, double readVoltage) throws IOException {
		var columns = Columns.read(file, 2);
		var order = IntStream.range(0, columns[0].length).boxed().sorted(Comparator.comparingDouble(k -> columns[0][k])).mapToInt(k -> k).toArray();
		var v = Arrays.stream(order).mapToDouble(k -> columns[0][k]).toArray();
		var i = Arrays.stream(order).mapToDouble(k -> columns[1][k]).toArray();
		for (int k = 1; k < v.length; k++) {
			if (v[k] == v[k - 1]) {
				throw new KirchhoffException(file + " has two currents at " + v[k] + " V", "give one sweep, in one direction");
			}
		}
		if (v.length < 2 || v[v.length - 1] < readVoltage) {
			throw new KirchhoffException(file + " does not reach the read voltage of " + readVoltage + " V", "measure further or set readVoltage");
		}
		for (int k = 0; k < v.length; k++) {
			if (v[k] == 0 && i[k] != 0) {
				throw new KirchhoffException(file + " has a current of " + i[k] + " A at 0 V", "take the offset out of the currents");
			}
		}
		double reference = new Curve(v, i).at(readVoltage);
		if (!(reference > 0)) {
			throw new KirchhoffException(file + " has no positive current at the read voltage of " + readVoltage + " V", "check the sign of the current");
		}
		return new Curve(v, Arrays.stream(i).map(current -> current * readVoltage / reference).toArray());
	}

	/** Current at a voltage; odd in the voltage where only one sign was measured. */
	double at(double voltage) {
		if (voltage < 0 && v[0] >= 0) {
			return -at(-voltage);
		}
		if (voltage < v[0]) {
			return voltage * (i[0] / v[0]);
		}
		int last = v.length - 1;
		if (voltage > v[last]) {
			return i[last] * voltage / v[last];
		}
		int at = Arrays.binarySearch(v, voltage);
		if (at >= 0) {
			return i[at];
		}
		int above = -at - 1;
		double part = (voltage - v[above - 1]) / (v[above] - v[above - 1]);
		return i[above - 1] + part * (i[above] - i[above - 1]);
	}
}
