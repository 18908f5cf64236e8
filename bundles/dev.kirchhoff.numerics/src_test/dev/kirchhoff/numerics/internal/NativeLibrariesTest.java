// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.numerics.internal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeLibrariesTest {
	private static final List<String> NAMES = List.of("missing.so", "first.so", "second.so");
	private static final byte[] FIRST = "the first library".getBytes();

	@TempDir
	Path folder;

	@Test
	void filesAreCopiedOnce() throws IOException {
		try (var loader = jar(new byte[300_000])) {
			var files = copies(loader);
			assertEquals(List.of("first.so", "second.so"), files.stream().map(f -> f.getFileName().toString()).toList());
			assertArrayEquals(FIRST, Files.readAllBytes(files.getFirst()));
			assertEquals(300_000, Files.size(files.getLast()));
			var past = FileTime.fromMillis(1_000_000);
			Files.setLastModifiedTime(files.getLast(), past);
			assertEquals(files, copies(loader));
			assertEquals(past, Files.getLastModifiedTime(files.getLast()));
		}
	}

	@Test
	void aDamagedFileIsReplaced() throws IOException {
		try (var loader = jar(new byte[300_000])) {
			var file = copies(loader).getLast();
			Files.write(file, new byte[10]);
			assertEquals(300_000, Files.size(copies(loader).getLast()));
		}
	}

	@Test
	void anotherVersionHasAnotherFolder() throws IOException {
		var changed = new byte[300_000];
		changed[1000] = 1;
		try (var one = jar(new byte[300_000]); var two = jar(changed); var three = jar(new byte[300_001])) {
			var folders = List.of(copies(one).getFirst().getParent(), copies(two).getFirst().getParent(),
					copies(three).getFirst().getParent());
			assertEquals(3, folders.stream().distinct().count());
		}
	}

	@Test
	void manyMayBeginAtOnce() throws Exception {
		try (var loader = jar(new byte[2_000_000]); var threads = Executors.newFixedThreadPool(8)) {
			Callable<List<Path>> task = () -> copies(loader);
			var tasks = threads.invokeAll(List.of(task, task, task, task, task, task, task, task));
			for (var files : tasks) {
				assertEquals(2_000_000, Files.size(files.get().getLast()));
			}
			try (var left = Files.list(copies(loader).getFirst().getParent())) {
				assertEquals(2, left.count(), "nothing but the two files");
			}
		}
	}

	@Test
	void withoutACacheTheFilesAreTemporary() throws IOException {
		var blocked = Files.writeString(folder.resolve("file"), "not a folder").resolve("cache");
		try (var loader = jar(new byte[1000])) {
			var files = NativeLibraries.files(loader, "natives", NAMES, blocked);
			assertArrayEquals(FIRST, Files.readAllBytes(files.getFirst()));
			assertFalse(files.getFirst().startsWith(folder));
		}
	}

	@Test
	void thePlatformIsNamedAsTheArtifactsAre() {
		assertTrue(NativeLibraries.platform().matches("[a-z]+-[a-z0-9_]+"), NativeLibraries.platform());
	}

	private List<Path> copies(ClassLoader loader) throws IOException {
		return NativeLibraries.files(loader, "natives", NAMES, folder.resolve("cache"));
	}

	/** A class loader over a jar with the folder "natives". */
	private URLClassLoader jar(byte[] second) throws IOException {
		var jar = Files.createTempFile(folder, "natives", ".jar");
		Files.delete(jar);
		try (var zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
			Files.createDirectory(zip.getPath("natives"));
			Files.write(zip.getPath("natives", "first.so"), FIRST);
			Files.write(zip.getPath("natives", "second.so"), second);
		}
		return new URLClassLoader(new URL[] { jar.toUri().toURL() }, null);
	}
}
