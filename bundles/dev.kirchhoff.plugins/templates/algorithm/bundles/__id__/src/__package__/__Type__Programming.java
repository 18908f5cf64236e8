package ${id};

import java.util.Arrays;
import java.util.Set;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Energetic;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.device.Pulsed;
import dev.kirchhoff.api.device.Pulses;
import dev.kirchhoff.api.device.Pulses.Kind;
import dev.kirchhoff.api.device.Readout;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;

/**
 * Write and verify, after F. Alibart et al., Nanotechnology 23, 075201 (2012): a cell is read, and pulsed towards its target with an
 * amplitude that grows from pulse to pulse; when it has gone too far, the polarity turns and the amplitude begins anew. It is left alone as
 * soon as a read finds it near enough. All cells of a batch go through the rounds together, each as long as it needs to.
 */
public record ${Type}Programming(
		@Parameter(doc = "Distance from its target at which a cell is left, as a part of the device's window", value = "0.01", min = 1e-6, max = 1) double tolerance,
		@Parameter(doc = "First amplitude in a direction", unit = "V", value = "0.6 V", min = 1e-3) double start,
		@Parameter(doc = "Step from pulse to pulse in one direction", unit = "V", value = "0.05 V", min = 0) double step,
		@Parameter(doc = "Largest amplitude", unit = "V", value = "3 V", min = 1e-3) double stop,
		@Parameter(doc = "Gate voltage of SET and forming, for cells with a transistor", unit = "V", value = "1.6 V", min = 0) double setGate,
		@Parameter(doc = "Gate voltage of RESET, for cells with a transistor", unit = "V", value = "2.7 V", min = 0) double resetGate,
		@Parameter(doc = "Width of a pulse", unit = "s", value = "1 µs", min = 1e-12) double width,
		@Parameter(doc = "Read voltage of the verification", unit = "V", value = "0.2 V", min = 1e-3) double readVoltage,
		@Parameter(doc = "Most pulses that a cell gets", value = "500", min = 1, max = 1000000) int pulses)
		implements ProgrammingAlgorithm {

	public ${Type}Programming {
		if (start > stop) {
			throw new IllegalArgumentException("start is above stop");
		}
	}

	@Override
	public Set<Class<?>> needs() {
		return Set.of(Pulsed.class);
	}

	@Override
	public void program(Cells cells, Device device, BiasScheme scheme, Monitor monitor) {
		stick(cells, device);
		double near = tolerance * device.window().width();
		var draws = cells.draws();
		var shown = new double[cells.size()];
		var volts = new double[cells.size()];
		for (int round = 0; round < pulses; round++) {
			monitor.check();
			read(cells, device, shown);
			if (!aim(cells, shown, near, volts)) {
				break;
			}
			// each round has random numbers of its own, so that a cell does not notice how long others take
			cells.draws(draws.at(round));
			for (var kind : new Kind[] { Kind.SET, Kind.FORMING, Kind.RESET }) {
				pulse(cells, (Pulsed) device, kind, volts);
			}
		}
		cells.draws(draws);
		verify(cells, device, shown, near);
	}

	/**
	 * Chooses the next amplitude of every cell.
	 *
	 * @param volts amplitude of each cell's last pulse, V, with its polarity; 0 if there was none, and afterwards if it is where it should be
	 * @return whether any cell is pulsed
	 */
	private boolean aim(Cells cells, double[] shown, double near, double[] volts) {
		boolean any = false;
		for (int i = 0; i < volts.length; i++) {
			double off = cells.target()[i] - shown[i];
			if (cells.fault(i) != Cells.WORKING || Math.abs(off) <= near) {
				volts[i] = 0;
				continue;
			}
			boolean same = volts[i] != 0 && Math.signum(volts[i]) == Math.signum(off);
			volts[i] = Math.copySign(same ? Math.min(stop, Math.abs(volts[i]) + step) : start, off);
			any = true;
		}
		return any;
	}

	private void pulse(Cells cells, Pulsed device, Kind kind, double[] volts) {
		var amplitude = new double[volts.length];
		boolean any = false;
		for (int i = 0; i < volts.length; i++) {
			if (volts[i] != 0 && kind == kind(cells.conductance()[i], volts[i])) {
				amplitude[i] = volts[i];
				any = true;
			}
		}
		if (!any) {
			return;
		}
		var gate = new double[volts.length];
		Arrays.fill(gate, kind == Kind.RESET ? resetGate : setGate);
		var train = new Pulses(kind, amplitude, gate, width);
		var joules = new double[volts.length];
		if (device instanceof Energetic energetic) {
			energetic.energy(cells, train, joules);
		}
		device.pulse(cells, train);
		for (int i = 0; i < amplitude.length; i++) {
			if (amplitude[i] != 0) {
				cells.state(Cells.PULSES)[i]++;
				cells.state(Cells.TIME)[i] += width;
				cells.state(Cells.ENERGY)[i] += joules[i];
			}
		}
	}

	/** A cell without any conductance has not been formed. */
	private static Kind kind(double conductance, double volts) {
		return volts < 0 ? Kind.RESET : conductance == 0 ? Kind.FORMING : Kind.SET;
	}

	private void verify(Cells cells, Device device, double[] shown, double near) {
		read(cells, device, shown);
		var verified = cells.state(Cells.VERIFIED);
		for (int i = 0; i < shown.length; i++) {
			verified[i] = cells.fault(i) == Cells.WORKING && Math.abs(cells.target()[i] - shown[i]) <= near ? 1 : 0;
		}
	}

	/** What the cells show to the verification, S. */
	private void read(Cells cells, Device device, double[] shown) {
		if (device instanceof Readout readout) {
			readout.readout(cells, readVoltage, shown);
		} else {
			System.arraycopy(cells.conductance(), 0, shown, 0, shown.length);
		}
	}

	/** Puts stuck cells where they are stuck: at the ends of the window, unless the device knows better. */
	private static void stick(Cells cells, Device device) {
		if (device instanceof Faulty faulty) {
			faulty.stick(cells);
			return;
		}
		for (int i = 0; i < cells.size(); i++) {
			if (cells.fault(i) != Cells.WORKING) {
				cells.conductance()[i] = cells.fault(i) == Cells.STUCK_LRS ? device.window().high() : device.window().low();
			}
		}
	}
}
