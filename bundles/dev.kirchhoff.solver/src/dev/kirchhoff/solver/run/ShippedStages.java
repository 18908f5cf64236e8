// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.lang.ref.SoftReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.kirchhoff.numerics.network.Network;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.solver.store.StageStore;

/**
 * Trained weights as a worker has them: those that were shipped lie in a directory that it only reads, as others may use it too, and those that
 * it trained itself it remembers as long as there is memory.
 */
final class ShippedStages extends StageStore {
	private record Kept(Parameters weights, List<double[]> curve) {
	}

	private final Map<String, SoftReference<Kept>> memory = new ConcurrentHashMap<>();

	ShippedStages(Path directory) {
		super(directory);
	}

	private Optional<Kept> kept(String key) {
		return Optional.ofNullable(memory.get(key)).map(SoftReference::get);
	}

	@Override
	public Optional<Parameters> load(String key, Network network) {
		var kept = kept(key);
		if (kept.isPresent()) {
			return Optional.of(kept.get().weights);
		}
		var shipped = super.load(key, network);
		shipped.ifPresent(weights -> save(key, weights, super.course(key)));
		return shipped;
	}

	@Override
	public void save(String key, Parameters parameters, List<double[]> curve) {
		memory.put(key, new SoftReference<>(new Kept(parameters, List.copyOf(curve))));
	}

	@Override
	public List<double[]> course(String key) {
		return kept(key).map(Kept::curve).orElseGet(() -> super.course(key));
	}
}
