// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark.driver;

import java.util.HashMap;
import java.util.Map;

import org.apache.spark.SparkConf;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/** Executors as they come and go. Spark makes it ({@code spark.extraListeners}), early enough to hear of the first. */
public final class Cores extends SparkListener {
	/** Takes what people may want to know. */
	interface Listener {
		void changed(int cores, int executors, int running);

		void said(String text);

		/** An executor has ended. */
		void gone(String text);

		/** The application has ended, which may not be our doing. */
		void ended();
	}

	private static volatile Listener listener;
	private final Map<String, Integer> executors = new HashMap<>();
	private int running;

	/** As Spark wants it. */
	public Cores(SparkConf conf) {
	}

	static void to(Listener listener) {
		Cores.listener = listener;
	}

	private void tell() {
		listener.changed(executors.values().stream().mapToInt(Integer::intValue).sum(), executors.size(), running);
	}

	@Override
	public void onExecutorAdded(SparkListenerExecutorAdded event) {
		executors.put(event.executorId(), event.executorInfo().totalCores());
		tell();
	}

	@Override
	public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
		executors.remove(event.executorId());
		String text = "executor " + event.executorId() + " is gone (" + Text.firstLine(event.reason()) + "), " + executors.size() + " left";
		if (String.valueOf(event.reason()).contains("killed by driver")) {
			listener.said(text); // there was nothing to do for it (spark.dynamicAllocation)
		} else {
			listener.gone(text);
		}
		tell();
	}

	@Override
	public void onApplicationEnd(SparkListenerApplicationEnd event) {
		listener.ended();
	}

	@Override
	public void onTaskStart(SparkListenerTaskStart event) {
		running++;
		tell();
	}

	@Override
	public void onTaskEnd(SparkListenerTaskEnd event) {
		running--;
		if (event.reason() instanceof TaskFailedReason && !(event.reason() instanceof TaskKilled)) {
			String host = event.taskInfo() == null ? "an executor" : event.taskInfo().host();
			listener.said("an attempt on " + host + " failed (" + Text.firstLine(((TaskFailedReason) event.reason()).toErrorString()) + ")");
		}
		tell();
	}
}
