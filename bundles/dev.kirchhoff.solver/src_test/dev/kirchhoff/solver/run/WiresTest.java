// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.device.BiasScheme;
import dev.kirchhoff.numerics.circuit.Bias;
import dev.kirchhoff.numerics.circuit.CircuitSolver;
import dev.kirchhoff.numerics.circuit.Crossbar;
import dev.kirchhoff.numerics.circuit.Wiring;
import dev.kirchhoff.numerics.network.Inference;
import dev.kirchhoff.numerics.network.Initializer;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.run.Lab.Pair;
import dev.kirchhoff.solver.run.Lab.Spreading;
import dev.kirchhoff.solver.run.Lab.Tune;
import dev.kirchhoff.solver.study.ArrayPlan;
import dev.kirchhoff.solver.study.Block;
import dev.kirchhoff.solver.study.Block.Region;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Deployment.Scale;
import dev.kirchhoff.solver.study.Reading;
import dev.kirchhoff.solver.study.Stage;

class WiresTest {
	private static final List<Stage> PROGRAMMING = List.of(new Stage.Programming("transfer", 0, Lab.use("transfer", new Tune())));
	private static final List<Wiring> WIRINGS = List.of(new Wiring(1, 0), new Wiring(0, 2), new Wiring(10, 20), new Wiring(3, 2, 100, 50, false, false),
			new Wiring(0, 0, 100, 0, false, false), new Wiring(3, 2, 100, 50, true, false), new Wiring(3, 2, 100, 50, false, true),
			new Wiring(30, 20, 100, 50, true, true));

	private static ArrayPlan array(String name, int rows, int columns, double spread, Wiring wiring) {
		return new ArrayPlan(name, rows, columns, Lab.use("device", new Spreading(spread, cells -> {
		})), BiasScheme.GROUNDED, 0, 0, wiring, Reading.PLAIN);
	}

	/** All of the network but its last bias on one array, with unused lines before, between and behind the blocks. */
	private static Deployment deployment(double spread, Wiring wiring) {
		return Lab.deployment(List.of(array("a", 14, 16, spread, wiring)), new Pair(), Scale.LAYER, 0,
				new Block(1, Tensor.WEIGHTS, 0, 2, 0, 4, List.of(new Region(0, 2, 3), new Region(0, 2, 9))),
				new Block(1, Tensor.BIAS, 0, 1, 0, 4, List.of(new Region(0, 5, 3), new Region(0, 5, 9))),
				new Block(3, Tensor.WEIGHTS, 0, 4, 0, 1, List.of(new Region(0, 7, 4), new Region(0, 7, 5))));
	}

	private static RandomStream[] streams() {
		return new RandomStream[] { RandomStream.of(3), RandomStream.of(4) };
	}

	private static Fabric programmed(Deployment deployment, Parameters weights) {
		var fabric = new Fabric(Lab.NET, new Layout(deployment), streams());
		fabric.target(weights);
		SimulatedTransfer.apply(fabric, PROGRAMMING, s -> streams(), Monitor.NONE);
		return fabric;
	}

	private static Parameters weights() {
		return Initializer.XAVIER_UNIFORM.draw(Lab.NET, RandomStream.of(1), 0.2f);
	}

	private static Parameters shown(Deployment deployment) {
		var shown = weights();
		programmed(deployment, shown).decode(1, shown);
		return shown;
	}

	@Test
	void idealLinesShowWhatTheCellsAre() {
		assertNull(Wires.of(array("a", 3, 3, 0, Wiring.IDEAL), new int[] { 0 }, new int[] { 0 }));
		assertNull(Wires.of(array("a", 3, 3, 0, new Wiring(1, 1)), new int[0], new int[0]), "an array without cells");
		assertEquals(shown(deployment(2e-5, Wiring.IDEAL)).hash(), shown(deployment(2e-5, new Wiring(0, 0, 0, 0, true, true))).hash());
	}

	/** Currents that a whole array, unused lines and all, answers random voltages with. */
	private static double[] solved(ArrayPlan plan, int[] wordLines, int[] bitLines, double[] conductance, double[] volts) {
		var cells = new double[plan.rows() * plan.columns()];
		for (int k = 0; k < wordLines.length; k++) {
			cells[wordLines[k] * plan.columns() + bitLines[k]] = Math.max(0, conductance[k]);
		}
		var point = CircuitSolver.solve(Crossbar.linear(plan.rows(), plan.columns(), cells, plan.wiring()), Bias.read(volts, plan.columns()), 1e-14);
		return point.outputCurrents();
	}

	@Test
	void aBlockAnswersAsTheWholeCircuitDoes() {
		for (var wiring : WIRINGS) {
			var deployment = deployment(3e-5, wiring);
			var layout = new Layout(deployment);
			var plan = deployment.arrays().getFirst();
			var conductance = programmed(deployment, weights()).states().getFirst().cells().conductance();
			int perCopy = layout.wordLines[0].length;
			for (int copy = 0; copy < 2; copy++) {
				var mine = Arrays.copyOfRange(conductance, copy * perCopy, (copy + 1) * perCopy);
				var shown = layout.wires[0].shown(conductance, copy * perCopy);
				for (int b = 0; b < 3; b++) {
					var block = deployment.blocks().get(b);
					var volts = new double[plan.rows()];
					RandomStream.of(b).uniform(0, volts, block.regions().getFirst().row(), block.regions().getFirst().row() + block.inputs());
					var currents = solved(plan, layout.wordLines[0], layout.bitLines[0], mine, volts);
					for (int p = 0; p < 2; p++) {
						var region = block.regions().get(p);
						for (int o = 0; o < block.outputs(); o++) {
							double sum = 0;
							for (int i = 0; i < block.inputs(); i++) {
								sum += volts[region.row() + i] * shown[layout.cells[b][p][i * block.outputs() + o]];
							}
							assertEquals(currents[region.column() + o], sum, 1e-9 * Math.abs(sum), wiring + ", block " + b + ", plane " + p + ", output " + o);
						}
					}
				}
			}
		}
	}

	@Test
	void decodeSeesWhatTheCellsShow() {
		var wiring = new Wiring(10, 20, 100, 50, false, false);
		var deployment = deployment(3e-5, wiring);
		var weights = weights();
		var fabric = programmed(deployment, weights);
		var layout = new Layout(deployment);
		var conductance = fabric.states().getFirst().cells().conductance();
		int perCopy = layout.wordLines[0].length;
		float range = 0;
		for (float w : weights.weights(3)) {
			range = Math.max(range, Math.abs(w));
		}
		for (int copy = 1; copy >= 0; copy--) {
			var effective = weights.copy();
			fabric.decode(copy, effective);
			var shown = layout.wires[0].shown(conductance, copy * perCopy);
			for (int i = 0; i < 4; i++) {
				assertEquals((shown[layout.cells[2][0][i]] - shown[layout.cells[2][1][i]]) * range / 4e-4, effective.weights(3)[i], 1e-6);
			}
			assertArrayEquals(weights.bias(3), effective.bias(3), "what is on no array");
		}
	}

	@Test
	void moreResistanceMeansSmallerWeightsOfEverySign() {
		var ideal = shown(deployment(0, Wiring.IDEAL));
		var last = ideal;
		for (double ohm : new double[] { 0, 1, 10, 100 }) {
			var now = shown(deployment(0, new Wiring(ohm, ohm)));
			if (ohm == 0) {
				assertEquals(ideal.hash(), now.hash());
				continue;
			}
			for (int k = 0; k < 8; k++) {
				assertTrue(Math.abs(now.weights(1)[k]) < Math.abs(last.weights(1)[k]), ohm + " ohm, weight " + k);
			}
			last = now;
		}
	}

	@Test
	void outputsMoveAwayFromTheIdealOnesWithResistance() {
		var inputs = new float[2 * 50];
		RandomStream.of(7).uniform(0, inputs, 0, inputs.length);
		var inference = new Inference(Lab.NET);
		var ideal = inference.run(shown(deployment(0, Wiring.IDEAL)), inputs, 50);
		double last = 0;
		for (double ohm : new double[] { 1, 10, 100 }) {
			var now = inference.run(shown(deployment(0, new Wiring(ohm, ohm))), inputs, 50);
			double error = 0;
			for (int k = 0; k < now.length; k++) {
				error = Math.max(error, Math.abs(now[k] - ideal[k]));
			}
			assertTrue(error > last, ohm + " ohm: " + error + " after " + last);
			last = error;
		}
	}

	@Test
	void cellsBelowZeroAreOpen() {
		var wires = Wires.of(array("a", 2, 2, 0, new Wiring(5, 5)), new int[] { 0, 0, 1, 1 }, new int[] { 0, 1, 0, 1 });
		var below = wires.shown(new double[] { 1e-4, 2e-4, -1e-5, 3e-4 }, 0);
		var open = wires.shown(new double[] { 1e-4, 2e-4, 0, 3e-4 }, 0);
		assertArrayEquals(open, below);
		assertTrue(Arrays.stream(open).allMatch(g -> g >= 0), Arrays.toString(open));
	}

	@Test
	void aStateIsSolvedOnce() {
		var wires = Wires.of(array("a", 1, 2, 0, new Wiring(5, 5)), new int[] { 0, 0 }, new int[] { 0, 1 });
		var cells = new double[] { 9, 1e-4, 2e-4, 1e-4, 2e-4, 1e-4, 3e-4 };
		var first = wires.shown(cells, 1);
		assertSame(first, wires.shown(cells, 3), "another copy in the same state");
		var other = wires.shown(cells, 5);
		assertTrue(other[1] > first[1]);
		assertArrayEquals(first, wires.shown(cells, 1));
		cells[1] = 2e-4;
		assertTrue(wires.shown(cells, 1)[0] > first[0], "cells that have changed are seen");
	}
}
