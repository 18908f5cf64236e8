// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark;

import java.io.IOException;

import dev.kirchhoff.api.execution.Executor;
import dev.kirchhoff.api.execution.Work;
import dev.kirchhoff.api.parameter.InvalidParametersException;
import dev.kirchhoff.api.parameter.Parameter;

/** Worker processes that Apache Spark starts, wherever it has cores for them. */
public record SparkExecutor(
		@Parameter(doc = "Where Spark's cores are: spark://host:port, yarn, k8s://https://host:port, or local[n] for n cores of this machine (local[*]: all)", examples = { "spark://host:7077",
				"yarn", "k8s://https://host:443", "local[*]" }) String master,
		@Parameter(doc = "Folder of a Spark installation, 3.1 or newer and of the cluster's version; empty: SPARK_HOME, else spark-submit on the PATH", value = "", folder = true) String sparkHome,
		@Parameter(label = "Memory of a worker", doc = "Memory of a worker process, such as 1500m or 4g. It is beside the executor's own (spark.executor.memory), so a node needs this much for every core it gives; on YARN and Kubernetes it is added to spark.executor.memoryOverhead", value = "1g") String workerMemory,
		@Parameter(label = "Cores of a worker", doc = "Cores that a worker process takes (spark.task.cpus)", value = "1", min = 1, max = 1024) int workerThreads,
		@Parameter(label = "Java 25 on the nodes", doc = "Folder of a Java 25 on the nodes, where the one that is sent along does not fit them; empty: the one that is sent along", value = "", examples = "/opt/jdk-25") String workerJava,
		@Parameter(label = "Settings of Spark", doc = "Further settings of Spark, key=value, separated by ; or line by line", value = "", lines = true, examples = { "spark.executor.cores=4",
				"spark.executor.memory=2g", "spark.executor.instances=8", "spark.cores.max=32", "spark.driver.memory=4g", "spark.local.dir=/scratch", "spark.yarn.queue=default",
				"spark.kubernetes.container.image=spark:3.5.6", "spark.kubernetes.namespace=default" }) String conf)
		implements Executor {
	/** @throws InvalidParametersException with everything that can be seen to be wrong without starting Spark */
	public SparkExecutor {
		var faults = Submission.faults(master, sparkHome, workerMemory, conf, System.getenv());
		if (!faults.isEmpty()) {
			throw new InvalidParametersException(faults);
		}
	}

	@Override
	public void check() {
		Submission.of(this, System.getenv()).check();
	}

	@Override
	public void execute(Work work) throws IOException {
		var submission = Submission.of(this, System.getenv());
		work.onWorkers((pack, monitor) -> SparkEngine.start(submission, pack, monitor));
	}

	@Override
	public String place() {
		return "Apache Spark at " + master;
	}
}
