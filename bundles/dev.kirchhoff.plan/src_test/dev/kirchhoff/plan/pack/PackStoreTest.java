// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plan.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.api.Monitor;

class PackStoreTest {
	private static final String LONG = "a-folder-with-a-name/".repeat(9) + "ein-langer-Name-für-größere-Dateien-µ.txt";

	@TempDir
	Path folder;
	private PackStore store;

	@BeforeEach
	void open() {
		store = new PackStore(folder.resolve("packs"));
	}

	private Path source(String name, byte[] bytes) throws IOException {
		var file = folder.resolve("source").resolve(name);
		Files.createDirectories(file.getParent());
		return Files.write(file, bytes);
	}

	private static byte[] noise(int length) {
		var bytes = new byte[length];
		new Random(1).nextBytes(bytes);
		return bytes;
	}

	private Content content() throws IOException {
		var content = new Content();
		var program = source("run", "#!/bin/sh\n".getBytes());
		assertTrue(program.toFile().setExecutable(true));
		content.add("bin/run", program);
		content.add(LONG, source("long", "text ".repeat(50_000).getBytes()));
		content.add("noise", source("noise", noise(300_000)));
		content.add("empty", source("empty", new byte[0]));
		content.add("lib/link", new Content.Link("../bin/run"));
		content.add("note", "grün\n");
		return content;
	}

	private static byte[] tar(Content content) throws IOException {
		var out = new ByteArrayOutputStream();
		try (var tarball = new Tarball(out, _ -> {
		})) {
			tarball.write(content);
		}
		return out.toByteArray();
	}

	private Path make(Content content) throws IOException {
		return store.make("test", content.digest(Monitor.NONE), content, Monitor.NONE, _ -> {
		});
	}

	@Test
	void sameContentSameBytes() throws IOException {
		var first = content();
		var bytes = tar(first);
		var hash = first.digest(Monitor.NONE);
		try (var sources = Files.walk(folder.resolve("source"))) {
			for (var file : sources.filter(Files::isRegularFile).toList()) {
				Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2021-01-01T00:00:00Z")));
			}
		}
		assertEquals(hash, content().digest(Monitor.NONE));
		assertArrayEquals(bytes, tar(content()));
		var more = content();
		more.add("more", "");
		assertNotEquals(hash, more.digest(Monitor.NONE));
		assertTrue(folder.resolve("source/noise").toFile().setExecutable(true));
		assertNotEquals(hash, content().digest(Monitor.NONE), "whether it can be run counts");
	}

	@Test
	void whatIsPackedComesOut() throws IOException {
		var entries = new TreeMap<String, TarArchiveEntry>();
		var texts = new TreeMap<String, byte[]>();
		try (var tar = new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(tar(content()))), "UTF-8")) {
			for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				entries.put(entry.getName(), entry);
				texts.put(entry.getName(), tar.readAllBytes());
			}
		}
		assertEquals(content().parts().keySet(), entries.keySet());
		assertEquals(0755, entries.get("bin/run").getMode() & 0777);
		assertEquals(0644, entries.get("noise").getMode() & 0777);
		assertEquals("../bin/run", entries.get("lib/link").getLinkName());
		assertTrue(entries.get("lib/link").isSymbolicLink());
		assertArrayEquals(noise(300_000), texts.get("noise"));
		assertArrayEquals("text ".repeat(50_000).getBytes(), texts.get(LONG));
		for (var entry : entries.values()) {
			assertEquals(List.of(0L, 0L, "", ""), List.of(entry.getLongUserId(), entry.getLongGroupId(), entry.getUserName(), entry.getGroupName()));
		}
	}

	@Test
	void noiseIsStoredAndTextShrinks() throws IOException {
		var noise = new Content();
		noise.add("a", source("noise", noise(1_000_000)));
		assertTrue(tar(noise).length < 1_003_000, "as it is, without a loss");
		var text = new Content();
		text.add("a", source("text", "text ".repeat(200_000).getBytes()));
		text.add("b", source("noise", noise(1000)));
		assertTrue(tar(text).length < 20_000);
	}

	@Test
	void tarOfTheSystemUnpacksIt() throws IOException, InterruptedException {
		var file = make(content());
		var out = Files.createDirectories(folder.resolve("out"));
		var process = new ProcessBuilder("tar", "-xzf", file.toString(), "-C", out.toString()).redirectErrorStream(true).start();
		assertEquals("", new String(process.getInputStream().readAllBytes()));
		assertEquals(0, process.waitFor());
		assertEquals("text ".repeat(50_000), Files.readString(out.resolve(LONG)));
		assertTrue(Files.isExecutable(out.resolve("lib/link")));
		assertEquals("grün\n", Files.readString(out.resolve("note")));
	}

	@Test
	void whatIsThereIsNotMadeAgain() throws IOException {
		var content = content();
		var hash = content.digest(Monitor.NONE);
		assertNull(store.find("test", hash));
		var file = make(content);
		assertEquals("test-" + hash + ".tar.gz", file.getFileName().toString());
		assertEquals(file, store.find("test", hash));
	}

	@Test
	void whatHasNotChangedIsNotReadAgain() throws IOException {
		var content = content();
		var stamp = content.stamp();
		assertEquals(stamp, content.stamp());
		assertEquals(Optional.empty(), store.known(stamp));
		make(content);
		var hash = content.digest(Monitor.NONE);
		store.remember(stamp, hash);
		assertEquals(Optional.of(hash), store.known(stamp));
		Files.setLastModifiedTime(folder.resolve("source/noise"), FileTime.from(Instant.parse("2021-01-01T00:00:00Z")));
		assertNotEquals(stamp, content.stamp());
		var more = content();
		more.add("note", "blau\n");
		assertNotEquals(content.stamp(), more.stamp());
		Files.writeString(folder.resolve("packs").resolve(stamp + ".known"), "half");
		assertEquals(Optional.empty(), store.known(stamp));
	}

	@Test
	void damagedOnesAreMadeAgain() throws IOException {
		var content = content();
		var hash = content.digest(Monitor.NONE);
		var file = make(content);
		var whole = Files.readAllBytes(file);
		try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
			channel.truncate(channel.size() / 2);
		}
		assertNull(store.find("test", hash));
		make(content);
		assertArrayEquals(whole, Files.readAllBytes(file));
		assertEquals(file, store.find("test", hash));
		whole[whole.length / 2] ^= 1;
		Files.write(file, whole);
		assertNull(store.find("test", hash));
		make(content);
		Files.delete(file.resolveSibling(file.getFileName() + ".sha256"));
		assertNull(store.find("test", hash), "what nobody vouches for");
	}

	private List<Path> left() throws IOException {
		try (var files = Files.list(folder.resolve("packs"))) {
			return files.toList();
		}
	}

	@Test
	void cancellingLeavesNothing() throws IOException {
		var content = content();
		var hash = content.digest(Monitor.NONE);
		var asked = new int[1];
		Monitor impatient = () -> asked[0]++ > 3;
		assertThrows(CancellationException.class, () -> store.make("test", hash, content, impatient, _ -> {
		}));
		assertEquals(List.of(), left());
	}

	@Test
	void aFileThatChangesMeanwhileLeavesNothing() throws IOException {
		for (var changed : List.of("text of the same size".repeat(10), "shorter", "longer".repeat(99))) {
			var content = new Content();
			var file = source("changing", "Text of the same size".repeat(10).getBytes());
			content.add("a", file);
			var hash = content.digest(Monitor.NONE);
			Files.writeString(file, changed);
			var refused = assertThrows(KirchhoffException.class, () -> store.make("test", hash, content, Monitor.NONE, _ -> {
			}));
			assertEquals(file + " has changed while it was packed: run it again", refused.line());
			assertEquals(List.of(), left());
		}
	}

	@Test
	void aFullDiskIsOneMessageAndLeavesNothing() throws IOException {
		var content = content();
		var hash = content.digest(Monitor.NONE);
		var refused = assertThrows(KirchhoffException.class, () -> store.make("test", hash, content, Monitor.NONE, _ -> {
			sneak(new IOException("No space left on device"));
		}));
		assertEquals("the pack cannot be written into " + folder.resolve("packs") + " (No space left on device): make room, or name another place with the environment variable KIRCHHOFF_CACHE",
				refused.line());
		assertEquals(List.of(), left());
	}

	@SuppressWarnings("unchecked")
	private static <T extends Throwable> void sneak(Throwable e) throws T {
		throw (T) e;
	}

	@Test
	void severalAtOnce() throws Exception {
		var content = content();
		var hash = content.digest(Monitor.NONE);
		try (var pool = Executors.newFixedThreadPool(4)) {
			var tasks = new ArrayList<Callable<Path>>();
			for (int k = 0; k < 8; k++) {
				tasks.add(() -> {
					var found = store.find("test", hash);
					return found == null ? make(content) : found;
				});
			}
			for (var made : pool.invokeAll(tasks)) {
				assertEquals(made.get(), store.find("test", hash));
			}
		}
		assertEquals(2, left().size());
	}

	@Test
	void whatWasNotUsedForLongGoes() throws IOException {
		var old = FileTime.from(Instant.parse("2021-01-01T00:00:00Z"));
		for (int k = 0; k < 70; k++) {
			var file = folder.resolve("packs/test-" + k + ".tar.gz");
			Files.createDirectories(file.getParent());
			Files.writeString(file, "x");
			Files.writeString(file.resolveSibling(file.getFileName() + ".sha256"), "x");
			Files.setLastModifiedTime(file, k < 10 ? FileTime.from(Instant.now()) : FileTime.from(old.toInstant().plusSeconds(k)));
		}
		var killed = Files.writeString(folder.resolve("packs/test-1.part"), "x");
		Files.setLastModifiedTime(killed, old);
		Files.writeString(folder.resolve("packs/test-2.part"), "of a process that runs");
		store.clean();
		assertEquals(2 * 64 + 1, left().size());
		assertFalse(Files.exists(folder.resolve("packs/test-10.tar.gz")));
		assertTrue(Files.exists(folder.resolve("packs/test-9.tar.gz")) && Files.exists(folder.resolve("packs/test-16.tar.gz")));
	}

	@Test
	void nothingLeadsOut() {
		for (var name : List.of("../a", "/a", "a/../../b", "", "a/./b")) {
			assertThrows(IllegalArgumentException.class, () -> new Content().add(name, ""), name);
		}
	}

	@Test
	void aJavaWithoutWhatServesPeople() throws IOException {
		var java = folder.resolve("java");
		for (var name : List.of("bin/java", "lib/modules", "lib/src.zip", "lib/ct.sym", "man/man1/java.1", "include/jni.h", "jmods/java.base.jmod", "legal/java.base/LICENSE", "release")) {
			Files.createDirectories(java.resolve(name).getParent());
			Files.writeString(java.resolve(name), name);
		}
		var outside = Files.createDirectories(folder.resolve("etc/security"));
		Files.writeString(outside.resolve("java.policy"), "policy");
		Files.createSymbolicLink(java.resolve("conf"), outside.getParent());
		Files.createDirectories(java.resolve("legal/java.xml"));
		Files.createSymbolicLink(java.resolve("legal/java.xml/LICENSE"), Path.of("../java.base/LICENSE"));
		Files.createSymbolicLink(java.resolve("lib/gone"), Path.of("/nowhere/to/be/found"));
		var home = Files.createSymbolicLink(folder.resolve("current"), java);
		var content = JavaFiles.of(home);
		assertEquals(List.of("bin/java", "conf/security/java.policy", "legal/java.base/LICENSE", "legal/java.xml/LICENSE", "lib/modules", "release"), List.copyOf(content.parts().keySet()));
		assertEquals(new Content.Link("../java.base/LICENSE"), content.parts().get("legal/java.xml/LICENSE"));
	}
}
