// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.execution.Executor;
import dev.kirchhoff.api.execution.Work;
import dev.kirchhoff.api.parameter.Parameter;
import dev.kirchhoff.plan.Contribution;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.Kind;
import dev.kirchhoff.solver.run.ThreadsExecutor;

class ExecutorsTest {
	/** A place that has to be named. */
	public record Site(@Parameter(doc = "Its name") String siteName, @Parameter(doc = "Cores", value = "2", min = 1) int cores) implements Executor {
		@Override
		public void execute(Work work) {
			throw new UnsupportedOperationException();
		}

		@Override
		public String place() {
			return siteName + ", " + cores + " cores";
		}
	}

	private final Executors executors = new Executors(new Extensions(List.of(Extensions.of(Kind.EXECUTOR, "site", "A Site", "of a test", "test", "1", Site.class),
			Extensions.of(Kind.EXECUTOR, Executors.STANDARD, "Threads", "here", "test", "1", ThreadsExecutor.class))));

	private Executor executor(String id, Map<String, String> texts) {
		return executors.executor(id, texts, Path::toAbsolutePath);
	}

	@Test
	void theStandardOneComesFirst() {
		assertEquals(List.of("Threads", "A Site"), executors.all().stream().map(Contribution::name).toList());
		assertEquals(new ThreadsExecutor(3), executor(Executors.STANDARD, Map.of("threads", "3")));
	}

	@Test
	void textsBecomeAnExecutor() {
		assertEquals("desk, 2 cores", executor("site", Map.of("siteName", "desk")).place());
		assertEquals("--site-name", Executors.option("siteName"));
	}

	@Test
	void allThatIsWrongIsSaid() {
		var bound = executors.bind("site", Map.of("cores", "0", "colour", "red"), Path::toAbsolutePath);
		assertTrue(bound.executor().isEmpty());
		assertEquals(List.of("colour", "siteName", "cores"), bound.faults().stream().map(fault -> fault.parameter()).toList());
		var all = assertThrows(KirchhoffException.class, () -> executor("site", Map.of("cores", "0")));
		assertEquals("A Site: 2 parameters are wrong", all.getMessage());
		assertTrue(all.mend().contains("siteName: no value") && all.mend().contains("cores: '0' is out of range"), all.mend());
		var one = assertThrows(KirchhoffException.class, () -> executor("site", Map.of()));
		assertEquals("A Site, siteName: no value", one.getMessage());
	}

	@Test
	void whatIsNotInstalled() {
		var gone = assertThrows(KirchhoffException.class, () -> executor("cloud", Map.of()));
		assertTrue(gone.getMessage().contains("'cloud'"), gone.getMessage());
		assertEquals("install the plug-in that brings it, or compute on Threads or A Site", gone.mend());
	}
}
