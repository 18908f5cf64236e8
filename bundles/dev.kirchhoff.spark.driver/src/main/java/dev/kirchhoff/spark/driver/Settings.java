// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark.driver;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.apache.spark.SparkConf;

/** What only the driver can set, because only it knows everything that the user and the site have set. */
final class Settings {
	private static final Pattern LOCAL = Pattern.compile("local(\\[.*\\])?");
	private static final Pattern LOCAL_ATTEMPTS = Pattern.compile("local\\[.*,\\s*(\\d+)\\]");
	private static final String LISTENERS = "spark.extraListeners";
	private static final String OVERHEAD = "spark.executor.memoryOverhead";
	/** Without work there would be no executor, and as long as there is none nobody knows how many workers it has. */
	private static final String INITIAL = "spark.dynamicAllocation.initialExecutors";
	/** What an executor of Spark has beside its heap, as Spark reckons. */
	private static final int OWN_OVERHEAD = 384;

	private Settings() {
	}

	/** @param workerMegabytes what a worker takes at most; it does not live in the executor's heap */
	static void complete(SparkConf conf, int workerMegabytes) {
		String listeners = conf.get(LISTENERS, "");
		conf.set(LISTENERS, listeners.isEmpty() ? Cores.class.getName() : listeners + "," + Cores.class.getName());
		String master = conf.get("spark.master", "");
		boolean counted = master.startsWith("yarn") || master.startsWith("k8s");
		if (counted && !conf.contains(OVERHEAD) && !conf.contains(OVERHEAD + "Factor") && !conf.contains("spark.kubernetes.memoryOverheadFactor")) {
			conf.set(OVERHEAD, OWN_OVERHEAD + workers(conf) * workerMegabytes + "m");
		}
		if (conf.getBoolean("spark.dynamicAllocation.enabled", false) && conf.getInt(INITIAL, 0) == 0) {
			conf.set(INITIAL, Integer.toString(Math.max(1, conf.getInt("spark.dynamicAllocation.minExecutors", 0))));
		}
	}

	/** How many workers an executor has side by side. */
	private static int workers(SparkConf conf) {
		return Math.max(1, conf.getInt("spark.executor.cores", 1) / conf.getInt("spark.task.cpus", 1));
	}

	static boolean isYarn(SparkConf conf) {
		return conf.get("spark.master", "").equals("yarn");
	}

	static boolean isLocal(String master) {
		return LOCAL.matcher(master).matches();
	}

	/** After how many attempts Spark gives a task up. */
	static int attempts(SparkConf conf) {
		String master = conf.get("spark.master", "");
		if (isLocal(master)) {
			Matcher attempts = LOCAL_ATTEMPTS.matcher(master);
			return attempts.matches() ? Integer.parseInt(attempts.group(1)) : 1;
		}
		return conf.getInt("spark.task.maxFailures", 4);
	}
}
