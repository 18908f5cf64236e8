// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.data.DataSet;
import dev.kirchhoff.api.data.DataSource;
import dev.kirchhoff.numerics.random.RandomStream;
import dev.kirchhoff.solver.store.ResultStore;
import dev.kirchhoff.solver.study.Deployment;
import dev.kirchhoff.solver.study.Pipeline;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Use;

/** What computing needs and many points share: data sets, read once, and layouts. Threads may ask at the same time. */
final class Materials {
	private final String experiment;
	private final Monitor monitor;
	private final Map<String, DataSet> data = new TreeMap<>();
	private final Map<Deployment, Layout> layouts = new ConcurrentHashMap<>();

	/** @param experiment for messages */
	Materials(String experiment, Monitor monitor) {
		this.experiment = experiment;
		this.monitor = monitor;
	}

	/**
	 * The data of a point.
	 *
	 * @throws KirchhoffException if it cannot be read, or its network cannot take it
	 */
	DataSet data(Point point) {
		var key = key(point);
		DataSet loaded;
		synchronized (data) {
			loaded = data.get(key);
			if (loaded == null) {
				loaded = load(point);
				data.put(key, loaded);
			}
		}
		Fits.requireFit(experiment, point.pipeline(), loaded);
		return loaded;
	}

	/** Points with the same key have the same data. */
	private static String key(Point point) {
		var plan = point.pipeline().data();
		return plan.source().instance().generated() ? plan.key() + " seed " + point.seed() : plan.key();
	}

	private DataSet load(Point point) {
		var plan = point.pipeline().data();
		var loaded = PluginWatch.attend(plan.source(), "data", () -> read(plan.source(), Streams.data(point)));
		Fits.requireNumbers(plan.source(), loaded);
		for (var step : plan.steps()) {
			var before = loaded;
			loaded = PluginWatch.attend(step, "data", () -> step.instance().apply(before));
			Fits.requireNumbers(step, loaded);
		}
		return loaded;
	}

	private DataSet read(Use<DataSource> source, RandomStream random) {
		try {
			return source.instance().load(random, alive(monitor));
		} catch (IOException e) {
			throw new KirchhoffException("data set '" + source.name() + "' cannot be read (" + ResultStore.reason(e) + ")", "check the file's path and rights", e);
		}
	}

	/** A monitor that knows by being asked that a plug-in is alive. */
	private static Monitor alive(Monitor monitor) {
		return new Monitor() {
			@Override
			public boolean cancelled() {
				PluginWatch.sign();
				return monitor.cancelled();
			}

			@Override
			public void progress(double fraction, String text) {
				PluginWatch.sign();
				monitor.progress(fraction, text);
			}
		};
	}

	/** How a network lies on its arrays; null if it stays digital. */
	Layout layout(Pipeline pipeline) {
		return pipeline.deployment() == null ? null : layouts.computeIfAbsent(pipeline.deployment(), Layout::new);
	}

	/** What a reader must know of the data that has been loaded. */
	List<String> notes() {
		synchronized (data) {
			return data.values().stream().map(DataSet::note).filter(note -> !note.isEmpty()).toList();
		}
	}
}
