package ${id};

import dev.kirchhoff.api.Range;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.StaticIV;
import dev.kirchhoff.api.device.Tunable;
import dev.kirchhoff.api.parameter.Parameter;

/**
 * An insulating film in which charges hop from trap to trap. A field E lowers the barrier between two traps a distance a apart by q a E / 2
 * in its direction and raises it by as much against it, so that the net current is proportional to sinh(q a E / 2 k T) (N. F. Mott and
 * R. W. Gurney, Electronic Processes in Ionic Crystals, Oxford 1940). With E = V / d across a film of thickness d, and the conductance G
 * that the cell shows at small voltages,
 *
 * <pre>
 * I = G V0 sinh(V / V0),   V0 = 2 k T d / (q a).
 * </pre>
 *
 * Tuning leaves every cell near its target, off by a normally distributed part of it.
 */
public record ${Type}Device(
		@Parameter(doc = "Lowest programmable conductance at small voltages", unit = "S", value = "1 µS", min = 0) double gMin,
		@Parameter(doc = "Highest programmable conductance at small voltages", unit = "S", value = "100 µS", min = 0) double gMax,
		@Parameter(doc = "Thickness of the film", unit = "m", value = "10 nm", min = 1e-10, max = 1e-6) double thickness,
		@Parameter(doc = "Mean distance of the traps", unit = "m", value = "1 nm", min = 1e-10, max = 1e-8) double hop,
		@Parameter(doc = "Temperature of the film", unit = "K", value = "300 K", min = 100, max = 1000) double temperature,
		@Parameter(doc = "Standard deviation of tuned conductances as a part of their targets", value = "0.02", min = 0, max = 1) double tuningError)
		implements Device, StaticIV, Tunable {

	/** J/K (SI). */
	private static final double BOLTZMANN = 1.380649e-23;
	/** C (SI). */
	private static final double CHARGE = 1.602176634e-19;

	public ${Type}Device {
		if (!(gMin < gMax)) {
			throw new IllegalArgumentException("gMin is not below gMax");
		}
	}

	/** The voltage beyond which the current leaves the straight line, V. */
	public double hoppingVoltage() {
		return 2 * BOLTZMANN * temperature * thickness / (CHARGE * hop);
	}

	@Override
	public Range window() {
		return new Range(gMin, gMax);
	}

	@Override
	public double current(double g, double v) {
		double scale = hoppingVoltage();
		return g * scale * Math.sinh(v / scale);
	}

	@Override
	public void tune(Cells cells) {
		var normal = new double[cells.size()];
		cells.draws().normal("tuning", normal);
		for (int i = 0; i < normal.length; i++) {
			cells.conductance()[i] = Math.clamp(cells.target()[i] * (1 + tuningError * normal[i]), gMin, gMax);
		}
	}
}
