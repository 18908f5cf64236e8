// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.spark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.execution.Pack;
import dev.kirchhoff.api.parameter.InvalidParametersException;
import dev.kirchhoff.api.parameter.ParameterSchema;
import dev.kirchhoff.api.parameter.ParameterSchema.Fault;

@DisabledOnOs(OS.WINDOWS)
class SubmissionTest {
	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "local | local[1,4]", "local[3] | local[3,4]", "local[*] | local[*,4]", "local[2,7] | local[2,7]", "yarn | yarn", "spark://a:1,b:2 | spark://a:1,b:2",
			"k8s://https://h:6443 | k8s://https://h:6443", "local-cluster[2,1,1024] | local-cluster[2,1,1024]" })
	void aMasterIsGivenAsSparkTakesIt(String master, String argument) {
		assertEquals(argument, new Master(master).argument());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "head:7077", "spark://head", "spark:head:7077", "spark://head:port", "local[x]", "yarn-client", "http://head:8080", "k8s://", "k8s://:6443", "k8s://ftp://head:21" })
	void whatSparkWouldNotKnowIsRefused(String master) {
		assertTrue(assertThrows(KirchhoffException.class, () -> new Master(master)).line().contains("is no master of Spark: give --master spark://host:7077"));
	}

	@ParameterizedTest
	@CsvSource({ "k8s://https://127.0.0.1:1, 127.0.0.1:1", "k8s://127.0.0.1:1, 127.0.0.1:1", "k8s://http://127.0.0.1:1/path, 127.0.0.1:1", "k8s://https://[::1]:1, [::1]:1", "k8s://no-host.invalid, no-host.invalid:443" })
	void aKubernetesThatNobodyListensAtIsToldAtOnce(String master, String address) {
		var e = assertThrows(KirchhoffException.class, () -> new Master(master).reach());
		assertTrue(e.getMessage().startsWith("Kubernetes does not answer (" + address + ": "), e.getMessage());
		assertTrue(e.mend().contains("kubectl cluster-info"), e.mend());
	}

	@ParameterizedTest
	@CsvSource({ "1g, 1024m, 1426", "1500m, 1500m, 1950", "2 GB, 2048m, 2552", "64m, 64m, 370" })
	void memoryIsThatOfTheHeap(String text, String heap, int process) {
		assertEquals(heap, Memory.of(text).text());
		assertEquals(process, Memory.of(text).ofProcess());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "much", "1", "3 kg", "1m", "-1g", "9999999t" })
	void whatIsNoMemoryIsRefused(String text) {
		assertTrue(assertThrows(KirchhoffException.class, () -> Memory.of(text)).getMessage().startsWith("'" + text + "' is "));
	}

	private Submission submission(String conf, Map<String, String> environment) throws Exception {
		var home = FakeSubmit.home(folder.resolve("spark"), "well");
		return Submission.of(new SparkExecutor("yarn", home.toString(), "2g", 4, "/opt/java", conf), environment);
	}

	@Test
	void theCommandLineHasItsOrder() throws Exception {
		var odd = Files.createFile(Files.createDirectories(folder.resolve("a, b#c")).resolve("study-0.tar.gz"));
		var plain = Path.of("/cache/kirchhoff-1.tar.gz");
		var unused = new Pack.Archive("java", Path.of("/cache/java-2.tar.gz")); // nodes have one
		var pack = new Pack(List.of(new Pack.Archive("kirchhoff", plain), unused, new Pack.Archive("study", odd)), List.of("kirchhoff/worker"));
		var command = submission(" spark.executor.cores = 8 ; spark.driver.extraJavaOptions=-Da=b ;", Map.of()).command(Path.of("/driver.jar"), pack, folder);
		assertEquals(List.of(folder + "/spark/bin/spark-submit", "--master", "yarn", "--deploy-mode", "client", "--name", "Kirchhoff", "--class", "dev.kirchhoff.spark.driver.Driver",
				"--archives", "/cache/kirchhoff-1.tar.gz#kirchhoff," + folder + "/study-0.tar.gz#study", "--conf", "spark.driver.maxResultSize=0", "--conf", "spark.task.cpus=4", "--conf",
				"spark.executor.cores=8", "--conf", "spark.driver.extraJavaOptions=-Da=b", "/driver.jar"), command);
		assertTrue(Files.isSameFile(odd, folder.resolve("study-0.tar.gz")));
	}

	@Test
	void whereYarnIsHasToBeKnown() throws Exception {
		var mend = "to the folder with the cluster's core-site.xml and yarn-site.xml";
		var e = assertThrows(KirchhoffException.class, () -> submission("", Map.of()).check());
		assertEquals("it is not known where YARN is: HADOOP_CONF_DIR and YARN_CONF_DIR are not set: set HADOOP_CONF_DIR " + mend, e.line());
		e = assertThrows(KirchhoffException.class, () -> submission("", Map.of("YARN_CONF_DIR", folder + "/none")).check());
		assertEquals("YARN_CONF_DIR=" + folder + "/none is no folder: set it " + mend, e.line());
		submission("", Map.of("HADOOP_CONF_DIR", folder.toString())).check();
	}

	/** Its installation may have a script that sets what we do not see. */
	@Test
	void whatSparksOwnEnvironmentAddsIsNotMissed() throws Exception {
		var submission = submission("", Map.of());
		Files.createFile(Files.createDirectories(submission.home().resolve("conf")).resolve("spark-env.sh"));
		submission.check();
	}

	/** What is called through a proxy cannot be looked for directly. */
	@Test
	void aKubernetesBehindAProxyIsLeftToSpark() throws Exception {
		var executor = new SparkExecutor("k8s://https://no-host.invalid:6443", FakeSubmit.home(folder.resolve("spark"), "well").toString(), "1g", 1, "", "");
		Submission.of(executor, Map.of("https_proxy", "http://proxy:3128")).check();
		assertThrows(KirchhoffException.class, () -> Submission.of(executor, Map.of("https_proxy", "")).check());
	}

	@Test
	void sparksJavaIsNotToldWhatOursWas() throws Exception {
		var submission = submission("", Map.of("JAVA_TOOL_OPTIONS", "-x", "JDK_JAVA_OPTIONS", "-y", "JAVA_HOME", "/java17", "SPARK_HOME", "/another"));
		assertEquals(Map.of("JAVA_HOME", "/java17", "SPARK_HOME", folder.resolve("spark").toString()), submission.environment());
		assertEquals(Map.of("KIRCHHOFF_WORKER_MEMORY", "2048m", "KIRCHHOFF_WORKER_THREADS", "4", "KIRCHHOFF_WORKER_JAVA", "/opt/java"), submission.workerEnvironment());
	}

	@Test
	void settingsAreThoseOfSpark() {
		for (var conf : List.of("executor.cores=4", "spark.executor.cores", "a", "=b")) {
			assertTrue(assertThrows(InvalidParametersException.class, () -> submission(conf, Map.of())).getMessage().contains("is no setting of Spark"), conf);
		}
		assertTrue(assertThrows(InvalidParametersException.class, () -> submission("spark.submit.deployMode=cluster", Map.of())).getMessage().contains("cannot run in the cluster"));
	}

	@Test
	void settingsMayStandLineByLine() throws Exception {
		assertEquals(Map.of("spark.executor.cores", "8", "spark.driver.memory", "4g", "spark.local.dir", "/a"), submission("spark.executor.cores=8\nspark.driver.memory=4g;\r\n\nspark.local.dir=/a\n", Map.of()).conf());
	}

	/** As a dialog has them: beside each field what is wrong with it. */
	@Test
	void allThatIsWrongIsFoundBeforeSparkIsStarted() {
		var faults = ParameterSchema.of(SparkExecutor.class).bind(Map.of("master", "head:7077", "sparkHome", folder.toString(), "workerMemory", "much", "conf", "cores=4"), path -> path).faults();
		assertEquals(List.of("master", "sparkHome", "workerMemory", "conf"), faults.stream().map(Fault::parameter).toList());
		assertEquals(new Fault("sparkHome", folder + " is no Spark: there is no bin/spark-submit", "name the folder of a Spark installation, the one that has bin, jars and sbin"), faults.get(1));
		assertEquals("a port is at most 65535", Submission.faults("spark://a:1,b:70000", "", "1g", "", Map.of("PATH", folder.toString())).getFirst().mend());
	}

	@Test
	void whereNothingIsSaidOfSparkTheEnvironmentIsAsked() throws Exception {
		var home = FakeSubmit.home(folder.resolve("spark"), "well");
		assertEquals(List.of(), Submission.faults("yarn", "", "1g", "", Map.of("SPARK_HOME", home.toString())));
		assertEquals(List.of(), Submission.faults("yarn", "", "1g", "", Map.of("PATH", folder + ":" + home.resolve("bin"))));
		assertTrue(Submission.faults("yarn", "", "1g", "", Map.of("PATH", folder.toString())).getFirst().what().startsWith("no Spark found"));
		assertTrue(Submission.faults("yarn", "", "1g", "", Map.of("SPARK_HOME", folder.toString())).getFirst().what().startsWith("SPARK_HOME=" + folder + " is no Spark"));
	}

	@Test
	void linesSurviveTheirCompression() throws Exception {
		var lines = List.of("", "µ", "{\"a\":1}");
		assertEquals(lines, DriverLink.lines(DriverLink.compressed(lines)));
		assertEquals(List.of(), DriverLink.lines(DriverLink.compressed(List.of())));
	}

	@Test
	void ordinaryLinesExplainNothing() {
		assertFalse(Complaint.isOne("26/11/30 18:35:27 WARN NativeCodeLoader: Unable to load native-hadoop library for your platform"));
		assertFalse(Complaint.isOne("26/11/30 18:35:27 WARN TaskSchedulerImpl: Initial job has not accepted any resources; check your cluster UI"));
		assertFalse(Complaint.isOne("26/11/30 18:35:27 WARN Utils: Service 'SparkUI' could not bind on port 4040. Attempting port 4041."));
	}
}
