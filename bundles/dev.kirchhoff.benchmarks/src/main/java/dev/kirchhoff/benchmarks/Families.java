// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.util.List;

import dev.kirchhoff.benchmarks.subject.Classifier;
import dev.kirchhoff.benchmarks.subject.CurrentSweep;
import dev.kirchhoff.benchmarks.subject.General;
import dev.kirchhoff.benchmarks.subject.IdealArray;
import dev.kirchhoff.benchmarks.subject.Ngspice;
import dev.kirchhoff.benchmarks.subject.NoisyReads;
import dev.kirchhoff.benchmarks.subject.PairLearning;
import dev.kirchhoff.benchmarks.subject.Solve;
import dev.kirchhoff.benchmarks.subject.Transfer;
import dev.kirchhoff.numerics.circuit.CircuitSolver;

/** All that is measured, in the order of the table. */
final class Families {
	private static final double LOW = 5e3;
	private static final double HIGH = 100e3;
	/** As many as MNIST has to test with. */
	private static final int IMAGES = 10_000;

	static final List<Family> ALL = List.of(
			new Family("solve", "One read, R 5 k..100 k, r = 1 ohm, to a residual of 1e-12", "cells", Sizes.of(512, 32, 64, 128, 256, 512, 1024), "general", 1e-11,
					n -> Solve.linear(n, LOW, HIGH, 1, CircuitSolver.TOLERANCE)),
			new Family("solve9", "One read, R 5 k..100 k, r = 1 ohm, to a residual of 1e-9", "cells", Sizes.of(512, 64, 128, 256, 512, 1024), "general", 1e-8,
					n -> Solve.linear(n, LOW, HIGH, 1, 1e-9)),
			new Family("hard", "One read, R 1 k..10 k, r = 10 ohm, to a residual of 1e-12", "cells", Sizes.of(512, 512), null, 1e-11,
					n -> Solve.linear(n, 1e3, 10e3, 10, CircuitSolver.TOLERANCE)),
			new Family("nonlinear", "One read, I = V/R exp(2 sqrt|V|), R 5 k..100 k, r = 1 ohm, to 1e-12", "cells", Sizes.of(256, 64, 128, 256, 512), null, 1e-11,
					n -> Solve.nonlinear(n, LOW, HIGH, 1)),
			new Family("transfer", "Transfer matrix T, R 5 k..100 k, r = 1 ohm", "cells", Sizes.of(256, 64, 128, 256, 512), null, 1e-9,
					n -> new Transfer(n, 0)),
			new Family("vectors", "100 reads through T, T built included", "cells", Sizes.of(512, 64, 128, 512), "general-vectors", 1e-9,
					n -> new Transfer(n, 100)),
			new Family("mlp", "MLP 784-128-10 on tiles, r = 1 ohm, T built before", "images", Sizes.of(256, 64, 128, 256, 512), "mlp-ideal", 1e-4,
					tile -> new Classifier(tile, 1, 0, IMAGES)),
			new Family("mlp-noise", "MLP 784-128-10 on tiles, r = 1 ohm, 2 % noise in every read, T built before", "images", Sizes.of(256, 64, 128, 256, 512), "mlp-ideal",
					0.1, tile -> new Classifier(tile, 1, 0.02, IMAGES)),
			new Family("separable3", "256 reads of I = V/R exp(2 sqrt|V|) without wires, as a sum of products to 1e-3", "cells", Sizes.of(128, 128, 512), "linear",
					1e-3, n -> IdealArray.separable(n, 1e-3)),
			new Family("separable5", "256 reads of I = V/R exp(2 sqrt|V|) without wires, as a sum of products to 1e-5", "cells", Sizes.of(128, 128, 512), "linear",
					2e-5, n -> IdealArray.separable(n, 1e-5)),
			new Family("exponential", "256 reads of I = V/R exp(2 sqrt|V|) without wires, an exponential for every cell", "cells", Sizes.of(128, 128, 512), "linear",
					1e-6, IdealArray::exponential),
			new Family("linear", "256 reads of ohmic cells without wires: one sgemm", "cells", Sizes.of(128, 128, 512), null, 1e-5, IdealArray::linear),
			new Family("noise", "The noise of 256 reads, 2 % a cell, by one product of variances", "cells", Sizes.of(128, 128, 512), "redraw", 0.1,
					NoisyReads::summed),
			new Family("redraw", "The noise of 256 reads, 2 % a cell, by drawing every cell in every read", "cells", Sizes.of(128, 128, 512), null, 0.1, NoisyReads::redrawn),
			new Family("mlp-ideal", "MLP 784-128-10 on tiles without wires", "images", Sizes.of(256, 64, 128, 256, 512), null, 1e-4,
					tile -> new Classifier(tile, 0, 0, IMAGES)),
			new Family("written", "Currents of Poole-Frenkel cells at 64 voltages, one by one, by a device in Java", "cells", Sizes.of(128, 128), null, 1e-12, CurrentSweep::written),
			new Family("expressed", "The same by a device that is an expression in the project", "cells", Sizes.of(128, 128), "written", 1e-12, CurrentSweep::expressed),
			new Family("learn", "6,000 images learned by a binary network 784-n-10 on pairs of devices, noise on", "images", Sizes.of(256, 256, 1024), null, 0,
					hidden -> new PairLearning(hidden, 6000, 3, 1)),
			new Family("learn-quiet", "The same without noise", "images", Sizes.of(256, 256, 1024), null, 0, hidden -> new PairLearning(hidden, 6000, 0, 1)),
			new Family("learn-2", "The same with noise, by two threads", "images", Sizes.of(256, 256, 1024), "learn", 0, hidden -> new PairLearning(hidden, 6000, 3, 2)),
			new Family("general", "One read by EJML's sparse Cholesky, nodal equations in an order of nested dissection", "cells",
					Sizes.of(128, 32, 64, 128, 256, 512), null, 1e-10, n -> new General(n, 1)),
			new Family("ngspice", "One read by ngspice of the exported netlist, the whole process", "cells", Sizes.of(32, 32, 64), "general", 1e-9, Ngspice.COMMAND,
					Ngspice::new),
			new Family("general-vectors", "100 reads by EJML, factored once", "cells", Sizes.of(64, 64, 128, 512), null, 1e-10, n -> new General(n, 100)));

	private Families() {
	}

	/** @throws IllegalArgumentException if there is no such case */
	static Case find(String name) {
		int slash = name.lastIndexOf('/');
		for (var family : ALL) {
			if (slash > 0 && family.name().equals(name.substring(0, slash))) {
				return family.at(Integer.parseInt(name.substring(slash + 1)));
			}
		}
		throw new IllegalArgumentException("there is no case " + name);
	}
}
