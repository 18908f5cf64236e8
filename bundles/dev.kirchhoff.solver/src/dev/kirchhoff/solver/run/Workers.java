// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;
import dev.kirchhoff.api.execution.Engine;
import dev.kirchhoff.api.execution.Engine.Batch;
import dev.kirchhoff.numerics.dense.Dense;
import dev.kirchhoff.numerics.network.Parameters;
import dev.kirchhoff.solver.store.UnitJson;
import dev.kirchhoff.solver.study.Point;
import dev.kirchhoff.solver.study.Study;
import dev.kirchhoff.solver.study.Study.Unit;

/**
 * Computes through the workers of an engine. A few units are computed first, to learn how long they take; the rest is cut into batches that
 * are long beside the start of a worker and short beside the run. A batch that is given up is tried again in parts, so that a unit that
 * kills its worker fails alone.
 */
final class Workers implements Crew, Engine.Receiver {
	/** How long a batch takes: a worker needs some seconds to start, and what a lost one had done is lost. */
	private static final double BATCH_SECONDS = 60;
	/** Of what is soon done, no part is made smaller than this. */
	private static final double LEAST_SECONDS = 15;
	/** Batches for each slot, so that slots are done at about the same time. */
	private static final int ROUNDS = 3;
	/** Into how many parts a batch is cut that was given up. */
	private static final int PARTS = 8;

	/**
	 * What an engine was asked for.
	 *
	 * @param units  numbers within the study
	 * @param trains the point whose training it is, or null
	 */
	private record Order(int[] units, Point trains) {
	}

	private final StudyRun run;
	private final Study study;
	private final Map<Integer, Order> orders = new HashMap<>();
	private final BitSet open = new BitSet();
	private final Deque<int[]> suspects = new ArrayDeque<>();
	private final Set<String> notes = new LinkedHashSet<>();
	private final Map<String, Long> hosts = new TreeMap<>();
	/** Repeats that batches under way have come to. */
	private final Map<Integer, Long> underWay = new HashMap<>();
	private int numbered;
	private int finished;
	private double seconds;
	private long measured;
	private Engine engine;
	/** Whether arrays that points share are shipped: where there are many, it is enough that they are not divided among batches. */
	private boolean ships;
	private final List<Path> written = new ArrayList<>();
	/** Whether they are being written. */
	private boolean keeps;
	private String said = "";
	private String refused = "";

	/** @param units what is to be computed */
	Workers(StudyRun run, Collection<Unit> units) {
		this.run = run;
		study = run.study();
		units.forEach(unit -> open.set(study.number(unit)));
	}

	/** For the engine, to ask and to tell. */
	Monitor monitor() {
		return new Monitor() {
			@Override
			public boolean cancelled() {
				return run.monitor().cancelled();
			}

			@Override
			public void progress(double fraction, String text) {
				say(text);
			}
		};
	}

	private synchronized void say(String text) {
		said = text;
	}

	/** What workers have told of the data and the kernels. */
	synchronized List<String> notes() {
		return List.copyOf(notes);
	}

	/** Repeats by the machine that computed them. */
	synchronized Map<String, Long> hosts() {
		return new TreeMap<>(hosts);
	}

	/** Trains what points begin with; what fails fails all units that need it. */
	void train(Engine on, Collection<Point> points) throws IOException {
		engine = on;
		var batches = new ArrayList<Batch>();
		for (var point : points) {
			batches.add(batch(new Order(new int[0], point), List.of(UnitRanges.training(point))));
		}
		compute(batches);
	}

	/** Computes all units. */
	void compute(Engine on) throws IOException {
		engine = on;
		int[] all = ordered(open);
		int fewest = ROUNDS * on.slots();
		ships = run.sharing().any() && run.sharing().keys().size() < fewest;
		keeps = ships;
		var first = new ArrayList<Batch>();
		for (int[] probe : ships ? onePerArrays(all) : spread(all, Math.min(all.length, on.slots()))) {
			first.add(batch(probe));
		}
		compute(first);
		keeps = false;
		for (var arrays : written) {
			run.ship(on, arrays);
		}
		if (hosts.isEmpty() && !suspects.isEmpty()) {
			throw new KirchhoffException("no worker could compute anything: " + refused, "mend what it says, then go on with --resume");
		}
		var rest = (BitSet) open.clone();
		suspects.forEach(units -> Arrays.stream(units).forEach(rest::clear));
		var batches = cut(ordered(rest));
		while (!batches.isEmpty() || !suspects.isEmpty()) {
			while (!suspects.isEmpty()) {
				var suspect = suspects.poll();
				batches.addAll(cut(suspect, Math.min(PARTS, suspect.length)));
			}
			compute(batches);
			batches = new ArrayList<>();
		}
	}

	/** Units from everywhere, so that how long they take is what the others take. */
	private static List<int[]> spread(int[] units, int count) {
		return IntStream.range(0, count).mapToObj(k -> new int[] { units[(int) ((long) k * units.length / count)] }).toList();
	}

	/** A unit for each of the arrays that others begin with as well: they are written by it and then shipped. */
	private List<int[]> onePerArrays(int[] units) {
		var seen = new HashSet<Sharing.Key>();
		return Arrays.stream(units).filter(unit -> run.sharing().key(study.unit(unit)) != null && seen.add(run.sharing().key(study.unit(unit)))).mapToObj(unit -> new int[] { unit })
				.toList();
	}

	/** Those who share programmed arrays stand together. */
	private int[] ordered(BitSet units) {
		var sharing = run.sharing();
		return sharing.any() ? units.stream().mapToObj(study::unit).sorted(sharing.order()).mapToInt(study::number).toArray() : units.stream().toArray();
	}

	private void compute(List<Batch> batches) throws IOException {
		if (batches.isEmpty()) {
			return;
		}
		engine.compute(batches, this);
		run.monitor().check();
	}

	private List<Batch> cut(int[] units) {
		double total = measured == 0 ? 0 : units.length * seconds / measured;
		long wanted = Math.max((long) Math.ceil(total / BATCH_SECONDS), Math.min((long) ROUNDS * engine.slots(), (long) Math.ceil(total / LEAST_SECONDS)));
		return cut(units, (int) Math.clamp(wanted, Math.min(1, units.length), units.length));
	}

	/** Parts of about equal length, neighbours together: they share what they need. Arrays that fit into one part are not divided. */
	private List<Batch> cut(int[] units, int parts) {
		var batches = new ArrayList<Batch>();
		int from = 0;
		for (int k = 1; k <= parts && from < units.length; k++) {
			int wanted = (int) ((long) k * units.length / parts);
			int to = Math.max(from + 1, wanted);
			int most = Math.min(units.length, to + units.length / parts);
			int end = to;
			while (end < most && shared(units[end - 1], units[end])) {
				end++;
			}
			to = end < most || end == units.length ? end : to;
			batches.add(batch(Arrays.copyOfRange(units, from, to)));
			from = to;
		}
		return batches;
	}

	private boolean shared(int one, int other) {
		if (ships) {
			return false; // they are at hand everywhere
		}
		var key = run.sharing().key(study.unit(one));
		return key != null && key.equals(run.sharing().key(study.unit(other)));
	}

	private Batch batch(int[] units) {
		return batch(new Order(units, null), UnitRanges.of(study, units, ships ? run.sharing() : null, keeps));
	}

	private synchronized Batch batch(Order order, List<String> lines) {
		orders.put(numbered, order);
		return new Batch(numbered++, lines);
	}

	@Override
	public synchronized void underWay(Batch batch, long repeats) {
		if (orders.containsKey(batch.number())) {
			underWay.put(batch.number(), repeats);
		}
	}

	@Override
	public synchronized void finished(Batch batch, List<String> rows) throws IOException {
		underWay.remove(batch.number());
		var order = orders.get(batch.number());
		if (order == null) {
			return; // computed twice
		}
		String host = "?";
		for (var row : rows) {
			var node = UnitJson.parse(row).orElseThrow(() -> new KirchhoffException("a worker wrote a line that is no row: " + shortened(row), "report it, with the log of the engine"));
			if (node.has("worker")) {
				host = check(node.path("worker"));
			} else if (node.has("training")) {
				keep(node);
			} else if (node.has("arrays")) {
				keepArrays(node);
			} else if (node.has("notes")) {
				node.path("notes").forEach(note -> notes.add(note.asText()));
			} else {
				take(node, host);
			}
		}
		if (left(order).length > 0 || order.trains != null && !run.isTrained(order.trains)) {
			failed(batch, "the worker on " + host + " left out what it was asked for");
		} else {
			orders.remove(batch.number());
			finished++;
		}
	}

	private static String shortened(String row) {
		return row.length() > 200 ? row.substring(0, 200) + "..." : row;
	}

	/** Refuses a worker whose numbers could be others. */
	private String check(JsonNode worker) {
		String host = worker.path("host").asText("?");
		if (!worker.path("study").asText().equals(study.fingerprint())) {
			throw new KirchhoffException("the worker on " + host + " computes another study", "report it: it was given the wrong pack");
		}
		String kernels = worker.path("kernels").asText();
		if (!kernels.equals(Dense.get().name())) {
			throw new KirchhoffException("the worker on " + host + " multiplies matrices with " + kernels + ", this machine with " + Dense.get().name()
					+ ": last digits of the results would differ", "start it again with --kernels vector, which are the same on every machine");
		}
		return host;
	}

	private void take(JsonNode node, String host) throws IOException {
		var result = UnitJson.result(node);
		int number = study.number(result.unit());
		if (number < 0) {
			throw new KirchhoffException("the worker on " + host + " computed what the study does not have: " + result.unit(), "report it");
		}
		if (!open.get(number)) {
			return; // computed twice
		}
		open.clear(number);
		seconds += node.path("seconds").asDouble();
		measured++;
		hosts.merge(host, (long) result.unit().count(), Long::sum);
		run.finish(result);
	}

	private void keepArrays(JsonNode node) throws IOException {
		String name = node.path("arrays").asText();
		run.store().saveArrays(name, node.path("cells").binaryValue());
		written.add(run.store().arraysFile(name));
	}

	private void keep(JsonNode node) throws IOException {
		var point = study.points().get(node.path("point").asInt());
		String key = node.path("training").asText();
		if (node.has("fault")) {
			fail(key, node.path("fault").asText());
			return;
		}
		var parameters = Parameters.read(new ByteArrayInputStream(Base64.getDecoder().decode(node.path("weights").asText())));
		parameters.requireFit(point.pipeline().network());
		var curve = new ArrayList<double[]>();
		var live = run.live().training(point, Course.SHARED);
		for (var epoch : node.path("course")) {
			curve.add(new double[] { epoch.path(0).asDouble(), epoch.path(1).asDouble(), epoch.path(2).asDouble() });
			live.point(epoch.path(0).asInt(), epoch.path(1).asDouble(), epoch.path(2).asDouble());
		}
		live.finish();
		run.store().save(key, parameters, curve);
		run.trained(key);
	}

	/** Fails all units that need a training. */
	synchronized void fail(String key, String fault) throws IOException {
		for (int number : open.stream().toArray()) {
			if (run.training(study.unit(number)).equals(key)) {
				fail(number, fault);
			}
		}
		run.trained(key);
	}

	private void fail(int number, String fault) throws IOException {
		open.clear(number);
		run.finish(UnitResult.failed(study.unit(number), fault));
	}

	private int[] left(Order order) {
		return Arrays.stream(order.units).filter(open::get).toArray();
	}

	@Override
	public synchronized void failed(Batch batch, String reason) throws IOException {
		underWay.remove(batch.number());
		var order = orders.remove(batch.number());
		if (order == null) {
			return;
		}
		if (order.trains != null) {
			fail(run.training(order.trains), reason);
			return;
		}
		refused = reason;
		var left = left(order);
		if (left.length == 1 && !hosts.isEmpty()) {
			fail(left[0], reason);
		} else if (left.length > 0) {
			suspects.add(left);
		}
	}

	@Override
	public double training() {
		return 0;
	}

	@Override
	public synchronized double begun() {
		return underWay.values().stream().mapToLong(Long::longValue).sum();
	}

	@Override
	public synchronized List<String> texts() {
		var texts = new ArrayList<String>();
		if (numbered > 0) {
			texts.add(String.format(Locale.ROOT, "%,d of %,d batches", finished, numbered));
		}
		texts.add(said);
		return texts;
	}
}
