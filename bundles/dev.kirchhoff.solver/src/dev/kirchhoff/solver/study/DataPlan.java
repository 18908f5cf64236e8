// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.study;

import java.util.List;
import java.util.stream.Collectors;

import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.api.data.Preprocessing;

/** Where the data comes from and what is done to it before the network sees it. */
public record DataPlan(Use<DataSource> source, List<Use<Preprocessing>> steps) {
	/** The same for the same data. */
	public String key() {
		return source.key() + steps.stream().map(step -> "|" + step.key()).collect(Collectors.joining());
	}
}
