// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.api.testkit.internal;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.api.device.Device;
import dev.kirchhoff.api.device.Draws;
import dev.kirchhoff.api.device.Faulty;
import dev.kirchhoff.api.programming.ProgrammingAlgorithm;
import dev.kirchhoff.api.testkit.Finding;
import dev.kirchhoff.numerics.random.RandomStream;

/**
 * What a programming algorithm promises, tried on cells of one device.
 *
 * @param tolerance part of the window by which a cell may miss its target
 * @param bits      whether targets are the ends of the window
 */
public record ProgrammingChecks(ProgrammingAlgorithm algorithm, Device device, double tolerance, boolean bits, long seed) {
	private static final int ROWS = 10;
	private static final int COLUMNS = 8;
	private static final int PER_COPY = ROWS * COLUMNS;
	private static final int COPIES = 3;
	private static final double SHARE = 0.95;
	private static final BiasScheme SCHEME = BiasScheme.THIRD;

	public void run(Consumer<Finding> findings) {
		Declared.check(algorithm.getClass(), new Report("parameters", findings));
		if (!needs(new Report("needs", findings))) {
			return;
		}
		Cells programmed;
		try {
			programmed = program(0, COPIES, seed);
		} catch (RuntimeException | LinkageError | StackOverflowError e) {
			new Report("answers", findings).error("", "it failed with " + Text.of(e), "program on " + device.getClass().getSimpleName(), "mend the cause, or try it on a device it is made for (on)");
			return;
		}
		inputs(programmed, new Report("inputs", findings));
		finite(programmed, new Report("finite", findings));
		reached(programmed, new Report("reaches", findings));
		stuck(programmed, new Report("stuck", findings));
		deterministic(programmed, new Report("deterministic", findings));
		copies(programmed, new Report("copies", findings));
		cancelled(new Report("cancelled", findings));
	}

	private boolean needs(Report report) {
		for (var capability : algorithm.needs()) {
			if (!capability.getName().startsWith("dev.kirchhoff.api.device.") || !capability.isInterface()) {
				report.error(capability.getName(), capability.getName() + " is no capability of devices", "needs()", "name interfaces of dev.kirchhoff.api.device");
			} else if (!capability.isInstance(device)) {
				report.error(capability.getName(), device.getClass().getSimpleName() + " is not " + capability.getSimpleName(), "needs()", "try it on a device that it can be used with (on)");
				return false;
			}
		}
		return true;
	}

	private Cells cells(int firstCopy, int copies, long stage) {
		var streams = new RandomStream[copies];
		Arrays.setAll(streams, c -> RandomStream.of(stage).split("programming").split(firstCopy + c));
		var wordLine = new int[PER_COPY];
		var bitLine = new int[PER_COPY];
		Arrays.setAll(wordLine, k -> k / COLUMNS);
		Arrays.setAll(bitLine, k -> k % COLUMNS);
		var cells = new Cells(copies, wordLine, bitLine, new Draws(streams, PER_COPY));
		var window = device.window();
		for (int i = 0; i < cells.size(); i++) {
			double part = RandomStream.of(seed).split("targets").split(firstCopy + i / PER_COPY).uniform(i % PER_COPY);
			part = bits ? Math.rint(part) : i % 8 == 0 ? 0 : i % 8 == 1 ? 1 : part;
			cells.target()[i] = part == 1 ? window.high() : window.low() + part * window.width();
			cells.faults()[i] = i % 13 == 7 ? Cells.STUCK_LRS : i % 17 == 11 ? Cells.STUCK_HRS : Cells.WORKING;
		}
		if (firstCopy > 0) {
			shiftFaults(cells, firstCopy);
		}
		return cells;
	}

	/** Faults of a copy are those that it has in a batch from the first copy on. */
	private static void shiftFaults(Cells cells, int firstCopy) {
		for (int i = 0; i < cells.size(); i++) {
			int place = firstCopy * PER_COPY + i;
			cells.faults()[i] = place % 13 == 7 ? Cells.STUCK_LRS : place % 17 == 11 ? Cells.STUCK_HRS : Cells.WORKING;
		}
	}

	private Cells program(int firstCopy, int copies, long stage) {
		var cells = cells(firstCopy, copies, stage);
		algorithm.program(cells, device, SCHEME, Monitor.NONE);
		return cells;
	}

	private static String cell(int i) {
		return "cell " + i % PER_COPY + " of copy " + i / PER_COPY;
	}

	private void inputs(Cells programmed, Report report) {
		var given = cells(0, COPIES, seed);
		if (!Arrays.equals(given.target(), programmed.target())) {
			report.error("target", "it changes target()", "program", "copy what you need to work on: who compares with targets needs those that were asked for");
		}
		if (!Arrays.equals(given.faults(), programmed.faults())) {
			report.error("faults", "it changes faults()", "program", "leave marking cells as stuck to the stages before");
		}
	}

	private void finite(Cells programmed, Report report) {
		var limits = device.limits();
		for (int i = 0; i < programmed.size(); i++) {
			double g = programmed.conductance()[i];
			if (!Double.isFinite(g) || !limits.contains(g)) {
				report.error("", "it leaves " + Text.siemens(g) + ", but the device's limits are " + Text.siemens(limits.low()) + " to " + Text.siemens(limits.high()), "program, " + cell(i),
						"let the device change conductances, or stay within its limits()");
			}
		}
	}

	private void reached(Cells programmed, Report report) {
		int working = 0;
		int missed = 0;
		int worst = -1;
		double most = 0;
		for (int i = 0; i < programmed.size(); i++) {
			if (programmed.fault(i) == Cells.WORKING) {
				working++;
				double miss = Math.abs(programmed.conductance()[i] - programmed.target()[i]) / device.window().width();
				missed += miss > tolerance ? 1 : 0;
				worst = miss > most ? i : worst;
				most = Math.max(most, miss);
			}
		}
		if (missed > (1 - SHARE) * working) {
			report.error("", missed + " of " + working + " cells miss their targets by more than " + tolerance + " of the window, the worst at " + Text.siemens(programmed.conductance()[worst])
					+ " instead of " + Text.siemens(programmed.target()[worst]), "program, " + cell(worst), "mend it, or state what it reaches with within; with bits() if it writes ends of the window only");
		}
	}

	/** They may be left as they were, or put where the device says they are stuck. */
	private void stuck(Cells programmed, Report report) {
		var before = cells(0, COPIES, seed);
		var sticking = cells(0, COPIES, seed);
		if (device instanceof Faulty faulty) {
			faulty.stick(sticking);
		}
		for (int i = 0; i < programmed.size(); i++) {
			double g = programmed.conductance()[i];
			double end = programmed.fault(i) == Cells.STUCK_LRS ? device.window().high() : device.window().low();
			if (programmed.fault(i) != Cells.WORKING && g != before.conductance()[i] && g != sticking.conductance()[i] && (device instanceof Faulty || g != end)) {
				report.error("", "a stuck cell is programmed to " + Text.siemens(g), "program, " + cell(i), "leave cells alone whose fault is not WORKING, or let the device stick them at the end");
			}
		}
	}

	private void deterministic(Cells programmed, Report report) {
		if (!Arrays.equals(programmed.conductance(), program(0, COPIES, seed).conductance())) {
			report.error("", "the same cells end at other conductances the second time", "program", "draw all chance from cells.draws(), and keep nothing from call to call");
		}
	}

	private void copies(Cells programmed, Report report) {
		for (int copy = 0; copy < COPIES; copy++) {
			var together = Arrays.copyOfRange(programmed.conductance(), copy * PER_COPY, (copy + 1) * PER_COPY);
			if (Arrays.equals(programmed.conductance(), program(0, COPIES, seed).conductance()) && !Arrays.equals(together, program(copy, 1, seed).conductance())) {
				report.error("", "a copy alone ends at other conductances than in a batch of " + COPIES, "program, copy " + copy,
						"let nothing depend on other copies, for example on how many pulses they still need: take draws.at(k) of the k-th pulse of a cell");
			}
		}
	}

	/** It may be done before it looks; if it throws, then what its monitor throws. */
	private void cancelled(Report report) {
		try {
			algorithm.program(cells(0, 1, seed), device, SCHEME, () -> true);
		} catch (CancellationException e) {
			return; // as it should
		} catch (RuntimeException e) {
			report.error("", "when it is cancelled, it fails with " + Text.of(e), "program", "call monitor.check() in loops and let what it throws pass");
		}
	}
}
