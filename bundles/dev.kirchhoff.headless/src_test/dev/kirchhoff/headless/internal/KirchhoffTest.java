// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import dev.kirchhoff.headless.internal.progress.Terminal;

/** What can be said of a command line without a platform. */
class KirchhoffTest {
	private static final List<String> COMMANDS = List.of("run", "validate", "list", "describe", "example", "reproduce", "circuit");

	private final ByteArrayOutputStream out = new ByteArrayOutputStream();
	private final ByteArrayOutputStream err = new ByteArrayOutputStream();

	private int kirchhoff(String... arguments) {
		return Kirchhoff.execute(session(arguments));
	}

	private Session session(String... arguments) {
		return new Session(List.of(arguments), Path.of("/home/me"), new PrintStream(out, true, StandardCharsets.UTF_8),
				new PrintStream(err, true, StandardCharsets.UTF_8), Terminal.NONE, new Cancellation(), "Kirchhoff 1.2.3");
	}

	private String out() {
		return out.toString(StandardCharsets.UTF_8);
	}

	private String err() {
		return err.toString(StandardCharsets.UTF_8);
	}

	@Test
	void version() {
		assertEquals(0, kirchhoff("--version"));
		assertEquals("Kirchhoff 1.2.3", out().strip());
	}

	@Test
	void helpNamesEveryCommand() {
		assertEquals(0, kirchhoff("--help"));
		for (var command : COMMANDS) {
			assertTrue(out().contains("  " + command + " "), command);
		}
		assertEquals("", err());
	}

	@Test
	void everyCommandHasHelp() {
		for (var command : COMMANDS) {
			out.reset();
			assertEquals(0, kirchhoff(command, "--help"), command);
			assertTrue(out().startsWith("Usage: kirchhoff " + command), out());
		}
	}

	@Test
	void commandsOfACommandHaveHelp() {
		for (var command : List.of("solve", "export")) {
			out.reset();
			assertEquals(0, kirchhoff("circuit", command, "--help"), command);
			assertTrue(out().startsWith("Usage: kirchhoff circuit " + command), out());
		}
		assertEquals(2, kirchhoff("circuit"));
		assertTrue(err().startsWith("Usage: kirchhoff circuit"), err());
		err.reset();
		out.reset();
		misuse("kirchhoff: there is no command 'exprt': did you mean export?", "See kirchhoff circuit --help", "circuit", "exprt");
	}

	@Test
	void noCommandIsMisuse() {
		assertEquals(2, kirchhoff());
		assertTrue(err().startsWith("Usage: kirchhoff"), err());
		assertEquals("", out());
	}

	@Test
	void aSlipInACommand() {
		misuse("kirchhoff: there is no command 'valdate': did you mean validate?", "See kirchhoff --help", "valdate", "p.kirchhoff");
	}

	@Test
	void aSlipInAnOption() {
		misuse("kirchhoff: unknown option '--repeat': did you mean --repeats or --resume?", "See kirchhoff run --help", "run", "p.kirchhoff", "--repeat", "2");
	}

	@Test
	void nothingToRun() {
		misuse("kirchhoff: Missing required parameter: 'FILE'", "See kirchhoff run --help", "run");
	}

	@Test
	void oneWordTooMany() {
		misuse("kirchhoff: one word too many: 'b.kirchhoff'", "See kirchhoff validate --help", "validate", "a.kirchhoff", "b.kirchhoff");
	}

	@Test
	void somethingThatCannotBeListed() {
		assertEquals(2, kirchhoff("list", "wizards"));
		assertTrue(err().contains("devices") && err().contains("algorithms") && err().contains("wizards"), err());
	}

	@Test
	void aNumberThatIsNone() {
		for (var option : List.of("--seed=x", "--repeats=0", "--repeats=1e3", "--repeats=99999999999")) {
			err.reset();
			assertEquals(2, kirchhoff("run", "p.kirchhoff", option), option);
			assertTrue(err().contains(option.substring(0, option.indexOf('='))), err());
			assertEquals(2, err().lines().count(), err());
		}
	}

	@Test
	void dataThatIsNotThere() {
		for (var command : List.of("run", "validate", "reproduce")) {
			out.reset();
			err.reset();
			assertEquals(1, kirchhoff(command, "p", "--data", "nowhere"), command);
			assertEquals("--data: 'nowhere' does not exist: name the folder that holds the data, or say 'synthetic'", err().strip());
			assertEquals("", out());
		}
	}

	private void misuse(String first, String second, String... arguments) {
		assertEquals(2, kirchhoff(arguments));
		assertEquals(List.of(first, second), err().lines().toList());
		assertEquals("", out());
	}

	@Test
	void theCommandThatGoesOnCanBePasted() {
		assertEquals("kirchhoff run p.kirchhoff --set 'devices/a b/gMax=400 µS' --resume",
				session("run", "p.kirchhoff", "--set", "devices/a b/gMax=400 µS").again("--resume"));
		assertEquals("kirchhoff run 'it'\\''s' --resume", session("run", "it's", "--resume").again("--resume"));
	}

	@Test
	void pathsAsTheUserSeesThem() {
		var session = session();
		assertEquals(Path.of("/home/me/p/a.kirchhoff"), session.resolve(Path.of("p/./a.kirchhoff")));
		assertEquals("p/a.kirchhoff", session.display(Path.of("/home/me/p/a.kirchhoff")));
		assertEquals("/tmp/a", session.display(Path.of("/tmp/a")));
		assertEquals("/home/me", session.display(Path.of("/home/me")));
	}

	@Test
	void aFaultOfOursIsOneLineAndAFile() throws Exception {
		assertEquals(3, Failures.report(new IllegalStateException("two\nlines", new RuntimeException("cause")), session()));
		assertEquals(1, err().lines().count(), err());
		assertFalse(err().contains("\tat "), err());
		var log = Path.of(err().replaceAll("(?s).*details are in (\\S+?),.*", "$1"));
		var trace = java.nio.file.Files.readString(log);
		assertTrue(trace.contains("Caused by: java.lang.RuntimeException: cause") && trace.contains("\tat "), trace);
		java.nio.file.Files.delete(log);
	}

	@Test
	void whatCancellingSays() {
		var session = session();
		session.cancellation().hint("go on with: x");
		assertEquals(130, Failures.report(new java.util.concurrent.CancellationException(), session));
		assertEquals(130, Failures.report(new java.util.concurrent.CancellationException(), session));
		assertEquals("cancelled: go on with: x", err().strip());
	}
}
