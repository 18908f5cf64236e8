// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.device.Cells;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.numerics.network.Tensor;
import dev.kirchhoff.solver.study.Use;

/**
 * Remembers what a stranger's plug-in is shown and must not change, so that afterwards it can be told whether it did. Kirchhoff's own are
 * not watched: their tests do that.
 */
final class Witness {
	/**
	 * Something shown.
	 *
	 * @param before     what stood in it
	 * @param everybodys whether other points of the study work with the same
	 */
	private record Shown(String what, Object values, int before, boolean everybodys) {
	}

	private final Use<?> use;
	private final List<Shown> shown = new ArrayList<>();

	private Witness(Use<?> use) {
		this.use = use;
	}

	/** @param uses who works together; the first stranger among them answers for what happens */
	static Witness of(Use<?>... uses) {
		return new Witness(Arrays.stream(uses).filter(Use::isForeign).findFirst().orElse(uses[0]));
	}

	Witness data(DataSet data) {
		show("the inputs to train on", data.train().inputs(), true);
		show("the labels to train on", data.train().labels(), true);
		show("the inputs to test with", data.test().inputs(), true);
		show("the labels to test with", data.test().labels(), true);
		return this;
	}

	/** Which cells are stuck, and what all are to become. */
	Witness orders(Cells cells) {
		return values("the targets of cells", cells.target()).values("which cells are stuck", cells.faults());
	}

	/** Everything about cells. */
	Witness cells(Cells cells) {
		orders(cells).values("the conductance of cells", cells.conductance());
		cells.states().forEach(state -> values("the state '" + state + "' of cells", cells.state(state)));
		return this;
	}

	/** Weights that all points begin with; may be null. */
	Witness parameters(String what, Parameters parameters) {
		for (int node = 0; parameters != null && node < parameters.nodes(); node++) {
			for (var tensor : Tensor.values()) {
				show(what, parameters.get(node, tensor), true);
			}
		}
		return this;
	}

	/** @param values an array of numbers */
	Witness values(String what, Object values) {
		show(what, values, false);
		return this;
	}

	private void show(String what, Object values, boolean everybodys) {
		if (values != null && use.isForeign()) {
			shown.add(new Shown(what, values, sum(values), everybodys));
		}
	}

	/** @throws PluginFault if anything is not as it was */
	void check() {
		for (var one : shown) {
			if (sum(one.values()) != one.before()) {
				throw one.everybodys() ? PluginFault.spoiling(use, one.what()) : new PluginFault(use, "changed " + one.what() + ", which it may only look at", null);
			}
		}
	}

	private static int sum(Object values) {
		return switch (values) {
			case float[] array -> Arrays.hashCode(array);
			case double[] array -> Arrays.hashCode(array);
			case int[] array -> Arrays.hashCode(array);
			case byte[] array -> Arrays.hashCode(array);
			default -> throw new IllegalArgumentException(values.getClass().getName());
		};
	}
}
