// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.devices.expression;

import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.DeviceSource;
import dev.kirchhoff.api.parameter.InvalidParametersException;
import dev.kirchhoff.api.parameter.Parameter;

/**
 * A device that is written in the project: its current as an expression of conductance and voltage, which is compiled when the study is
 * planned. All else is as plain as that of the ideal device.
 */
public record Expressed(
		@Parameter(doc = "Current [A] of G [S] and V [V], for example I = G*V*exp(a*sqrt(V)); exp, ln, log10, sqrt, sinh, cosh, tanh, asinh, abs, min, max, ^ and if(condition, a, b)", value = "I = G*V") String current,
		@Parameter(doc = "Names used in it, with values and units, for example a = 1.5 1/V^0.5, V0 = 0.2 V; pi, e, kB and q are known", value = "") String constants,
		@Parameter(doc = "Whether negative voltages carry the same current in the other direction, so that the expression holds for V of 0 and more only", value = "true") boolean symmetric,
		@Parameter(doc = "Largest voltage, of either sign, at which the expression must give a current", unit = "V", value = "1 V", min = 1e-3) double maxVoltage,
		@Parameter(doc = "Lowest programmable conductance", unit = "S", value = "1 µS", min = 0) double gMin,
		@Parameter(doc = "Highest programmable conductance", unit = "S", value = "100 µS", min = 0) double gMax,
		@Parameter(doc = "Standard deviation of tuned values as a part of the window", value = "0", min = 0, max = 1) double spread,
		@Parameter(doc = "Standard deviation of one read as a part of the cell's conductance", value = "0", min = 0, max = 1) double readNoise)
		implements DeviceSource {

	/** @throws InvalidParametersException with everything that is wrong */
	public Expressed {
		var mistakes = new Mistakes();
		if (!(gMin < gMax)) {
			mistakes.add("gMin", "it is not below gMax", "lower it, or raise gMax");
		}
		var term = Reader.read(current, Constants.read(constants, mistakes), mistakes);
		if (term.isPresent() && mistakes.isEmpty()) {
			Probe.look(LawCompiler.interpreted(term.get(), symmetric), gMin, gMax, maxVoltage, mistakes);
		}
		mistakes.raise();
	}

	@Override
	public Device load() {
		var mistakes = new Mistakes();
		var term = Reader.read(current, Constants.read(constants, mistakes), mistakes).orElseThrow();
		return new ExpressedDevice(this, term, LawCompiler.compile(term, symmetric));
	}
}
