// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark.driver;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.spark.SparkContext;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.AccumulableInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.util.LongAccumulator;

import scala.Option;
import scala.Product;
import scala.Tuple4;
import scala.collection.Iterable;
import scala.collection.Iterator;

/**
 * Repeats in the rows that workers under way have written. A task counts them with an accumulator, whose value an executor tells with its
 * heartbeats (spark.executor.heartbeatInterval), long before the task is done.
 */
final class UnderWay extends SparkListener {
	/** What an attempt at a batch has come to. */
	private static final class Attempt {
		final int partition;
		/** Null as long as nothing is known. */
		Batch batch;
		long repeats;

		Attempt(int partition) {
			this.partition = partition;
		}
	}

	private final Link link;
	/** The batches of a job, by its accumulator; a batch is a partition. */
	private final Map<Long, List<Batch>> jobs = new ConcurrentHashMap<>();
	/** By task. Only Spark's own thread comes here. */
	private final Map<Long, Attempt> attempts = new HashMap<>();

	UnderWay(Link link) {
		this.link = link;
	}

	/** What the tasks of a job have to count with. */
	LongAccumulator begin(SparkContext spark, List<Batch> batches) {
		LongAccumulator counter = spark.longAccumulator();
		jobs.put(counter.id(), batches);
		return counter;
	}

	void end(LongAccumulator counter) {
		jobs.remove(counter.id());
	}

	@Override
	public void onTaskStart(SparkListenerTaskStart event) {
		attempts.put(event.taskInfo().taskId(), new Attempt(event.taskInfo().index()));
	}

	@Override
	public void onTaskEnd(SparkListenerTaskEnd event) {
		Attempt attempt = event.taskInfo() == null ? null : attempts.remove(event.taskInfo().taskId());
		if (attempt != null && attempt.batch != null && !(event.reason() instanceof Success$)) {
			tell(attempt.batch);
		}
	}

	@Override
	public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate event) {
		// its own accessor returns another type in each version of Scala
		Iterator<?> tasks = ((Iterable<?>) ((Product) event).productElement(1)).iterator();
		while (tasks.hasNext()) {
			Tuple4<?, ?, ?, ?> task = (Tuple4<?, ?, ?, ?>) tasks.next();
			Attempt attempt = attempts.get(task._1());
			Iterator<?> values = ((Iterable<?>) task._4()).iterator();
			while (attempt != null && values.hasNext()) {
				take(attempt, (AccumulableInfo) values.next());
			}
		}
	}

	private void take(Attempt attempt, AccumulableInfo value) {
		List<Batch> batches = jobs.get(value.id());
		Option<Object> repeats = value.update();
		if (batches != null && repeats.isDefined()) {
			attempt.batch = batches.get(attempt.partition);
			attempt.repeats = (Long) repeats.get();
			tell(attempt.batch);
		}
	}

	/** Two attempts at one batch are not twice as far. */
	private void tell(Batch batch) {
		long most = attempts.values().stream().filter(attempt -> attempt.batch == batch).mapToLong(attempt -> attempt.repeats).max().orElse(0);
		try {
			link.send("underway", batch.number, (int) Math.min(most, Integer.MAX_VALUE));
		} catch (IOException e) {
			System.err.println("the progress cannot be told: " + e.getMessage()); // the main thread notices, and ends
		}
	}
}
