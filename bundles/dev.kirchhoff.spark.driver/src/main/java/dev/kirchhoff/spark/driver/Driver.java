// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark.driver;

import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkFiles;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Takes commands from the engine until it says {@code stop}, or is gone. The environment variable {@code KIRCHHOFF_ENGINE} has the port to
 * call and the token to say there: others can read what is among the arguments of a process.
 */
public final class Driver {
	private static final int END_MILLIS = 8_000;
	/** Executors that come together do not come in the same moment. */
	private static final int SETTLE_MILLIS = 1_000;

	private final Link link;
	private volatile Yarn yarn;
	private volatile JavaSparkContext spark;
	private Thread beginning;
	private volatile Jobs jobs;
	private volatile int cores;
	private volatile long grown;
	private volatile boolean ending;
	private final CountDownLatch first = new CountDownLatch(1);

	private Driver(Link link) {
		this.link = link;
	}

	/** Without arguments. */
	public static void main(String[] arguments) throws IOException {
		String[] engine = System.getenv("KIRCHHOFF_ENGINE").split(":");
		Link link = Link.to(Integer.parseInt(engine[0]));
		link.send("hello", engine[1], org.apache.spark.package$.MODULE$.SPARK_VERSION(), System.getProperty("java.version"));
		new Driver(link).serve();
	}

	private void serve() {
		try {
			if (!link.name().equals("start")) {
				throw new IOException("the engine begins without start");
			}
			List<String> command = link.texts();
			Map<String, String> environment = link.pairs();
			int workerMegabytes = link.number();
			beginning = inBackground("work", () -> begin(command, environment, workerMegabytes));
			while (obey(link.name())) {
				// until it is enough
			}
		} catch (EOFException e) {
			System.err.println("Kirchhoff is gone");
		} catch (IOException e) {
			System.err.println("the connection to Kirchhoff is lost: " + e.getMessage());
		}
		end();
	}

	private void begin(List<String> command, Map<String, String> environment, int workerMegabytes) throws IOException, InterruptedException {
		SparkConf conf = new SparkConf();
		Settings.complete(conf, workerMegabytes);
		Cores.to(new Telling());
		if (Settings.isYarn(conf)) {
			yarn = Yarn.reached(conf);
		}
		spark = new JavaSparkContext(conf);
		if (cores == 0) {
			link.send("state", 0, 0, 0); // the master has answered, and has nothing to give yet
		}
		SparkConf actual = spark.getConf();
		String root = Settings.isLocal(actual.get("spark.master")) ? SparkFiles.getRootDirectory() : ".";
		jobs = new Jobs(spark, link, Pipe.command(root, command), environment, Settings.attempts(actual));
		first.await();
		while (System.currentTimeMillis() - grown < SETTLE_MILLIS && !Settings.isLocal(actual.get("spark.master"))) {
			Thread.sleep(50);
		}
		scala.Option<String> web = spark.sc().uiWebUrl();
		link.send("ready", spark.version(), cores, spark.sc().applicationId(), web.isDefined() ? web.get() : "");
	}

	private boolean obey(String name) throws IOException {
		switch (name) {
		case "ship":
			String file = link.text();
			inBackground("ship", () -> {
				spark.sc().addFile(file);
				link.send("shipped");
			});
			return true;
		case "compute":
			List<Batch> batches = new ArrayList<>();
			for (int left = link.number(); left > 0; left--) {
				batches.add(new Batch(link.number(), link.bytes()));
			}
			inBackground("compute", () -> {
				jobs.compute(batches);
				link.send("done");
			});
			return true;
		case "stop":
			return false;
		default:
			throw new IOException("the engine says " + name);
		}
	}

	/** The main thread listens whatever Spark does, so that a stop is heard. */
	private Thread inBackground(String name, Step step) {
		Thread thread = new Thread(() -> {
			try {
				step.take();
			} catch (Throwable e) { // an Error of Spark's class loading included: somebody waits for an answer
				tellBroken(e);
			}
		}, "kirchhoff " + name);
		thread.setDaemon(true);
		thread.start();
		return thread;
	}

	private void tellBroken(Throwable thrown) {
		try {
			link.send("broken", Text.of(thrown));
		} catch (IOException e) {
			System.err.println("cannot be told any more: " + Text.of(thrown));
		}
	}

	/** Ends the application, and this process even if Spark cannot. */
	private void end() {
		ending = true;
		Thread halt = new Thread(() -> {
			try {
				Thread.sleep(END_MILLIS);
			} catch (InterruptedException e) {
				Thread.currentThread().interrupt();
			}
			Runtime.getRuntime().halt(1);
		}, "kirchhoff end");
		halt.setDaemon(true);
		halt.start();
		if (spark == null) {
			abandon();
		} else {
			spark.sc().cancelAllJobs();
			spark.stop();
		}
		System.exit(0);
	}

	/** Spark may be calling a master that does not answer, or wait until YARN has room; then it ends, and tidies up, when its application does. */
	private void abandon() {
		if (yarn == null) {
			Runtime.getRuntime().halt(0);
		}
		try {
			yarn.kill();
			beginning.join();
		} catch (IOException e) {
			System.err.println("the application may still be in YARN's queue: " + e.getMessage());
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private interface Step {
		void take() throws Exception;
	}

	private final class Telling implements Cores.Listener {
		@Override
		public void changed(int cores, int executors, int running) {
			if (cores > Driver.this.cores) {
				grown = System.currentTimeMillis();
			}
			Driver.this.cores = cores;
			if (cores > 0) {
				first.countDown();
			}
			tell("state", cores, executors, running);
		}

		@Override
		public void said(String text) {
			tell("said", text);
		}

		@Override
		public void gone(String text) {
			tell("gone", text);
		}

		@Override
		public void ended() {
			if (!ending) {
				tell("broken", "the application has ended in the cluster");
			}
		}

		private void tell(String name, Object... values) {
			try {
				link.send(name, values);
			} catch (IOException e) {
				System.err.println(name + " cannot be told: " + e.getMessage()); // the main thread notices, and ends
			}
		}
	}
}
