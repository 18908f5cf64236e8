// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark.driver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.LongAccumulator;

import scala.reflect.ClassTag$;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;

/** Batches as partitions of an RDD. What a partition gives goes to the engine at once and is not kept. */
final class Jobs {
	private static final Pattern FAILED_TASK = Pattern.compile("Task (\\d+) in stage .* failed \\d+ times, most recent failure: (.*)", Pattern.DOTALL);
	private static final int PIPE_BUFFER = 8192;
	private final JavaSparkContext spark;
	private final Link link;
	private final List<String> command;
	private final Map<String, String> environment;
	private final int attempts;
	private final UnderWay underWay;

	Jobs(JavaSparkContext spark, Link link, List<String> command, Map<String, String> environment, int attempts) {
		this.spark = spark;
		this.link = link;
		this.command = command;
		this.environment = environment;
		this.attempts = attempts;
		underWay = new UnderWay(link);
		spark.sc().addSparkListener(underWay);
	}

	/**
	 * Returns when every batch was handed over. If Spark gives up a job, because a partition has lost one executor after the other, the
	 * others are given to it again.
	 */
	void compute(List<Batch> batches) throws IOException {
		Set<Integer> handedOver = ConcurrentHashMap.newKeySet();
		List<Batch> left = batches;
		while (!left.isEmpty()) {
			try {
				run(left, handedOver);
			} catch (UncheckedIOException e) {
				throw e.getCause(); // nobody listens any more
			} catch (Exception e) { // Spark's are checked, but not declared
				giveUp(left, handedOver, e);
			}
			List<Batch> still = new ArrayList<>();
			for (Batch batch : left) {
				if (!handedOver.contains(batch.number)) {
					still.add(batch);
				}
			}
			left = still;
		}
	}

	private void run(List<Batch> batches, Set<Integer> handedOver) {
		LongAccumulator counter = underWay.begin(spark.sc(), batches);
		try {
			run(batches, new Collect(attempts, counter), handedOver);
		} finally {
			underWay.end(counter);
		}
	}

	private void run(List<Batch> batches, Collect collect, Set<Integer> handedOver) {
		List<byte[]> elements = new ArrayList<>();
		for (Batch batch : batches) {
			elements.add(batch.lines);
		}
		JavaRDD<String> rows = spark.parallelize(elements, elements.size()).mapPartitions(new Expand()).pipe(command, environment, false, PIPE_BUFFER, "UTF-8");
		spark.sc().runJob(rows.rdd(), collect, new AbstractFunction2<Object, byte[], BoxedUnit>() {
			@Override
			public BoxedUnit apply(Object partition, byte[] result) {
				Batch batch = batches.get((Integer) partition);
				if (handedOver.add(batch.number)) {
					handOver(batch, result);
				}
				return BoxedUnit.UNIT;
			}
		}, ClassTag$.MODULE$.apply(byte[].class));
	}

	private void handOver(Batch batch, byte[] result) {
		byte[] content = Arrays.copyOfRange(result, 1, result.length);
		try {
			if (result[0] == Collect.ROWS) {
				link.send("finished", batch.number, content);
			} else {
				link.send("failed", batch.number, result[0] == Collect.FAILED ? 1 : 0, new String(content, StandardCharsets.UTF_8));
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void giveUp(List<Batch> batches, Set<Integer> handedOver, Exception reason) throws IOException {
		Matcher failed = FAILED_TASK.matcher(String.valueOf(reason.getMessage()));
		if (!failed.find()) {
			throw new IllegalStateException(reason);
		}
		Batch batch = batches.get(Integer.parseInt(failed.group(1)));
		if (handedOver.add(batch.number)) {
			link.send("failed", batch.number, 0, Text.firstLine(failed.group(2)));
		}
	}
}
