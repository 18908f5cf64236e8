// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmitLogTest {
	@TempDir
	private Path folder;

	@Test
	void whatEndsAnExecutorIsToldWithItsNode() throws Exception {
		var lines = """
				26/11/30 21:56:20 INFO StandaloneSchedulerBackend: Granted executor ID app-20261130215620-0002/0 on hostPort node7.site:41797 with 1 core(s), 200.0 MiB RAM
				26/11/30 21:56:20 INFO StandaloneSchedulerBackend: Granted executor ID app-20261130215620-0002/1 on hostPort 127.0.0.1:44429 with 1 core(s), 200.0 MiB RAM
				26/11/30 21:56:21 INFO StandaloneAppClient$ClientEndpoint: Executor updated: app-20261130215620-0002/0 is now FAILED (java.io.IOException: No space left on device)
				26/11/30 21:56:21 INFO StandaloneAppClient$ClientEndpoint: Executor updated: app-20261130215620-0002/2 is now FAILED (java.io.IOException: No space left on device)
				26/11/30 21:56:21 INFO StandaloneAppClient$ClientEndpoint: Executor updated: app-20261130215620-0002/1 is now RUNNING
				""";
		var log = new SubmitLog(new ByteArrayInputStream(lines.getBytes()), folder.resolve("spark.log"));
		log.await();
		assertEquals(List.of("the executor on node7.site ended: java.io.IOException: No space left on device",
				"26/11/30 21:56:21 INFO StandaloneAppClient$ClientEndpoint: Executor updated: app-20261130215620-0002/2 is now FAILED (java.io.IOException: No space left on device)"),
				log.complaints());
	}
}
