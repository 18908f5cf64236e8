// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark.driver;

import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.apache.spark.TaskContext;

/**
 * On an executor: workers that nobody waits for any more. {@code RDD.pipe} leaves the process alone when its task is ended, which would
 * hold a core and its memory until the batch is through.
 */
final class Processes {
	private static final int LOOK_MILLIS = 200;
	private static final Set<Long> LIVE = ConcurrentHashMap.newKeySet();

	static {
		Runtime.getRuntime().addShutdownHook(new Thread(() -> LIVE.forEach(Processes::end), "end of workers"));
	}

	private Processes() {
	}

	/** Ends a process as soon as Spark wants no more of its task, or the executor ends. */
	static void endWith(TaskContext task, long process) {
		LIVE.add(process);
		Thread watch = new Thread(() -> {
			try {
				while (!task.isCompleted() && !task.isInterrupted()) {
					Thread.sleep(LOOK_MILLIS);
				}
				if (task.isInterrupted()) {
					end(process);
				}
			} catch (InterruptedException e) {
				end(process);
			} finally {
				LIVE.remove(process);
			}
		}, "watch over worker " + process);
		watch.setDaemon(true);
		watch.start();
	}

	private static void end(long process) {
		try {
			endTree(process);
		} catch (ReflectiveOperationException e) {
			endBySignal(process); // Java 8 knows no handles
		}
	}

	private static void endTree(long process) throws ReflectiveOperationException {
		Class<?> type = Class.forName("java.lang.ProcessHandle");
		Method destroy = type.getMethod("destroyForcibly");
		Optional<?> handle = (Optional<?>) type.getMethod("of", long.class).invoke(null, process);
		if (handle.isPresent()) {
			Iterator<?> children = ((Stream<?>) type.getMethod("descendants").invoke(handle.get())).iterator();
			while (children.hasNext()) {
				destroy.invoke(children.next());
			}
			destroy.invoke(handle.get());
		}
	}

	private static void endBySignal(long process) {
		try {
			new ProcessBuilder("sh", "-c", "pkill -KILL -P \"$0\"; kill -KILL \"$0\"", Long.toString(process)).start();
		} catch (IOException e) {
			System.err.println("worker " + process + " cannot be ended: " + e.getMessage());
		}
	}
}
