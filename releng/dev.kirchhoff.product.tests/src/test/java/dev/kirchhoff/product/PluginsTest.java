// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;

/** Plug-ins come, are updated and go: by command from sites, zips and jars, near and over http, and by the folder dropins. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PluginsTest {
	private static final String ALPHA = "org.lab.alpha";
	private static final String BETA = "org.lab.beta";

	@TempDir
	static Path folder;

	private static ProductCopy product;
	private static Path alpha1;
	private static Path alpha2;
	private static Path firstSite;
	private static Path secondSite;

	@TempDir
	Path own;

	@BeforeAll
	static void copyProduct() throws Exception {
		product = ProductCopy.of("kirchhoff-headless", folder);
		var jars = folder.resolve("jars");
		alpha1 = new SmallPlugin(ALPHA, "1.0.0").jar(product, jars);
		alpha2 = new SmallPlugin(ALPHA, "1.1.0").jar(product, jars);
		var beta = new SmallPlugin(BETA, "1.0.0").jar(product, jars);
		firstSite = folder.resolve("first");
		secondSite = folder.resolve("second");
		assertEquals("org.lab.alpha 1.0.0\norg.lab.beta 1.0.0\n", product.ok("plugins", "site", firstSite.toString(), alpha1.toString(), beta.toString()).out());
		Run.of(folder, Map.of(), List.of("cp", "-a", "first", "second"));
		assertEquals("org.lab.alpha 1.0.0\norg.lab.alpha 1.1.0\norg.lab.beta 1.0.0\n", product.ok("plugins", "site", secondSite.toString(), alpha2.toString()).out());
	}

	@AfterEach
	void removeAll() throws Exception {
		for (var id : List.of(ALPHA, BETA)) {
			if (!jars(id).isEmpty()) {
				product.ok("plugins", "remove", id);
				assertEquals(List.of(), jars(id), "nothing of it is left");
			}
		}
	}

	private static List<Path> jars(String id) throws IOException {
		try (var files = Files.list(product.folder().resolve("plugins"))) {
			return files.filter(file -> file.getFileName().toString().startsWith(id + "_")).toList();
		}
	}

	private static void assertListed(String... cells) throws Exception {
		var list = product.ok("plugins", "list");
		var pattern = String.join("\\s+", cells);
		assertTrue(list.out().lines().anyMatch(line -> line.matches(".*" + pattern + ".*")), pattern + " in\n" + list.out());
	}

	private static void assertRefused(String message, String... command) throws Exception {
		var run = product.run(command);
		assertEquals(1, run.code(), run.out() + run.err());
		assertTrue(run.err().contains(message), run.err());
		assertFalse(run.err().contains("\tat "), run.err());
		assertEquals("", run.out());
	}

	/** A site of its own for a test, as it was first. */
	private Path site() throws IOException {
		return copy(firstSite);
	}

	/** The same site, with a newer version. */
	private Path newer() throws IOException {
		return copy(secondSite);
	}

	private Path copy(Path site) throws IOException {
		var target = own.resolve("site");
		try (var files = Files.walk(site)) {
			for (var file : files.toList()) {
				var copied = target.resolve(site.relativize(file).toString());
				if (Files.isDirectory(file)) {
					Files.createDirectories(copied);
				} else {
					Files.copy(file, copied, StandardCopyOption.REPLACE_EXISTING);
				}
			}
		}
		return target;
	}

	@Test
	void aJarIsInstalledUsedUpdatedAndRemoved() throws Exception {
		var jar = own.resolve("my plug-in.jar");
		Files.copy(alpha1, jar);
		var installed = product.ok("plugins", "install", jar.toString(), "--trust");
		assertEquals("installed org.lab.alpha 1.0.0\n", installed.out());
		assertEquals("brings device alpha; the next command can use it, a workbench that is open after a restart\n", installed.err());
		assertListed(ALPHA, "1\\.0\\.0", "Somebody's laboratory", "installed", "nobody", "ok", "device alpha");
		assertTrue(product.ok("list", "devices").out().contains("alpha 1.0.0"));
		var again = product.ok("plugins", "install", jar.toString(), "--trust");
		assertTrue(again.err().contains("installed already"), again.err());

		Files.copy(alpha2, jar, StandardCopyOption.REPLACE_EXISTING);
		assertEquals("updated org.lab.alpha 1.0.0 -> 1.1.0\n", product.ok("plugins", "update", "--trust").out());
		assertTrue(product.ok("list", "devices").out().contains("alpha 1.1.0"));
		assertEquals(1, jars(ALPHA).size(), "the old version's jar is gone");

		Files.delete(jar);
		var gone = product.ok("plugins", "update");
		assertTrue(gone.err().contains("org.lab.alpha came from a site that cannot be read now: there is no " + jar), gone.err());
		assertTrue(product.ok("list", "devices").out().contains("alpha 1.1.0"), "it does not need the file that it came from");
		assertEquals("removed org.lab.alpha 1.1.0\n", product.ok("plugins", "remove", ALPHA).out());
		assertFalse(product.ok("list", "devices").out().contains("alpha"));
		assertRefused("org.lab.alpha is not installed", "plugins", "remove", ALPHA);
	}

	@Test
	void aFolderIsASite() throws Exception {
		var site = site();
		assertEquals("installed org.lab.beta 1.0.0\n", product.ok("plugins", "install", site.toUri().toString(), BETA, "--trust").out());
		assertEquals("installed org.lab.alpha 1.0.0\n", product.ok("plugins", "install", site.toString(), "--trust").out());
		newer();
		assertEquals("updated org.lab.alpha 1.0.0 -> 1.1.0\n", product.ok("plugins", "update", ALPHA, "--trust").out());
		assertRefused("does not offer org.lab.gamma: it offers org.lab.alpha, org.lab.beta", "plugins", "install", site.toString(), "org.lab.gamma");
	}

	@Test
	void aSiteCanBeZipped() throws Exception {
		var site = site();
		var zip = own.resolve("site ä.zip");
		try (var system = FileSystems.newFileSystem(URI.create("jar:" + zip.toUri()), Map.of("create", "true")); var files = Files.walk(site)) {
			for (var file : files.toList()) {
				var target = system.getPath("/inside/" + site.relativize(file));
				if (Files.isDirectory(file)) {
					Files.createDirectories(target);
				} else {
					Files.copy(file, target);
				}
			}
		}
		assertEquals("installed org.lab.alpha 1.0.0\n", product.ok("plugins", "install", zip.toString(), ALPHA, "--trust").out());
	}

	@Test
	void aSiteOverHttp() throws Exception {
		var site = site();
		var server = SimpleFileServer.createFileServer(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), site, SimpleFileServer.OutputLevel.NONE);
		server.start();
		var address = address(server);
		try {
			assertEquals("installed org.lab.beta 1.0.0\n", product.ok("plugins", "install", address, BETA, "--trust").out());
			assertEquals("installed org.lab.alpha 1.0.0\n", product.ok("plugins", "install", address + "plugins/org.lab.alpha_1.0.0.jar", "--trust").out());
			newer();
			assertEquals("updated org.lab.alpha 1.0.0 -> 1.1.0\n", product.ok("plugins", "update", "--from", address, "--trust").out());
			assertProjectsSayWhereItCameFrom(address);
			assertRefused("there is no p2 site in " + address + "plugins/", "plugins", "install", address + "plugins/");
		} finally {
			server.stop(0);
		}
		assertRefused(address + " cannot be read: nobody answers there", "plugins", "install", address, "--trust");
	}

	/** Whoever opens the project without the plug-in is told what is missing and where it is. */
	private static void assertProjectsSayWhereItCameFrom(String address) throws Exception {
		var project = product.workDir().resolve("requiring.kirchhoff");
		Files.writeString(project, Files.readString(Path.of("src/test/resources/rogue.kirchhoff")).replace("type=\"rogue\"", "type=\"alpha\""));
		assertEquals("org.lab.alpha 1.1.0 " + address + "\n", product.ok("plugins", "require", project.toString()).out());
		product.ok("validate", project.toString());
		product.ok("plugins", "remove", ALPHA);
		var missing = product.run("validate", project.toString());
		assertEquals(1, missing.code(), missing.toString());
		assertTrue(missing.out().contains("unknown device type 'alpha': plug-in org.lab.alpha 1.1.0 that provides it is not installed: install it: kirchhoff plugins install " + address), missing.toString());
	}

	private static String address(HttpServer server) {
		return "http://localhost:" + server.getAddress().getPort() + "/";
	}

	@Test
	void whoSignedIsAskedAbout() throws Exception {
		assertRefused("org.lab.alpha 1.0.0 is not signed", "plugins", "install", alpha1.toString());
		assertEquals(List.of(), jars(ALPHA), "nothing was installed");
		var signed = sign(alpha1);
		assertRefused("org.lab.alpha 1.0.0 is signed by Ada Test, Her laboratory, who is not known here", "plugins", "install", signed.toString());
		assertEquals("installed org.lab.alpha 1.0.0\n", product.ok("plugins", "install", signed.toString(), "--trust").out());
		assertListed(ALPHA, "1\\.0\\.0", ".*", "installed", "Ada Test, Her laboratory \\(not known here\\)", "ok");
	}

	@Test
	void whatWasChangedAfterItWasSignedIsRefused() throws Exception {
		var changed = sign(alpha1);
		try (var system = FileSystems.newFileSystem(changed)) {
			Files.writeString(system.getPath("/plugin.xml"), Files.readString(system.getPath("/plugin.xml")).replace("A device", "Another device"));
		}
		assertRefused("is not what was signed: its plugin.xml has been changed", "plugins", "install", changed.toString(), "--trust");
		assertEquals(List.of(), jars(ALPHA), "nothing was installed");
	}

	@Test
	void aSignerIsTrustedWhoseCertificateJavaKnows() throws Exception {
		var signed = sign(alpha1);
		var trust = Map.of("JAVA_TOOL_OPTIONS", "-Djavax.net.ssl.trustStore=" + own.resolve("keys") + " -Djavax.net.ssl.trustStorePassword=secret");
		var installed = product.run(trust, "plugins", "install", signed.toString());
		assertEquals("installed org.lab.alpha 1.0.0\n", installed.out(), installed.err());
	}

	private Path sign(Path jar) throws Exception {
		var keys = own.resolve("keys").toString();
		var signed = own.resolve("signed.jar");
		tool("keytool", "-genkeypair", "-keystore", keys, "-storepass", "secret", "-alias", "ada", "-keyalg", "EC", "-dname", "CN=Ada Test, O=Her laboratory", "-ext", "bc=ca:true");
		tool("jarsigner", "-keystore", keys, "-storepass", "secret", "-signedjar", signed.toString(), jar.toString(), "ada");
		return signed;
	}

	private void tool(String name, String... arguments) throws Exception {
		var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", name).toString()));
		command.addAll(List.of(arguments));
		var run = Run.of(own, Map.of(), command);
		assertEquals(0, run.code(), run.out() + run.err());
	}

	@Test
	void whatDoesNotFitIsSaidBeforeAnythingChanges() throws Exception {
		var future = new SmallPlugin("org.lab.future", "1.0.0").needs("[2.0,3.0)").jar(product, own);
		assertRefused("org.lab.future 1.0.0 needs package dev.kirchhoff.api [2.0,3.0); this Kirchhoff has 1.", "plugins", "install", future.toString(), "--trust");
		var lonely = new SmallPlugin("org.lab.lonely", "1.0.0").with("Require-Bundle", "org.lab.elsewhere;bundle-version=\"1.0\"").jar(product, own);
		assertRefused("org.lab.lonely 1.0.0 needs plug-in org.lab.elsewhere 1.0 or newer, which is not here: install it too", "plugins", "install", lonely.toString(), "--trust");
		assertTrue(product.ok("plugins", "list").err().contains("no plug-in is installed"));
	}

	@Test
	void aWrongCommandSaysWhatToDo() throws Exception {
		assertRefused("dev.kirchhoff.devices.ideal is part of Kirchhoff and cannot be removed", "plugins", "remove", "dev.kirchhoff.devices.ideal");
		assertRefused("there is no " + product.workDir().resolve("nowhere.zip"), "plugins", "install", "nowhere.zip");
		Files.writeString(own.resolve("text.zip"), "no zip");
		assertRefused("is neither a jar nor a zip", "plugins", "install", own.resolve("text.zip").toString());
		assertRefused("there is no p2 site in " + own, "plugins", "install", own.toString());
	}

	@Test
	void jarsCanBeDropped() throws Exception {
		var dropins = product.folder().resolve("dropins");
		var dropped = dropins.resolve("dropped.jar");
		var broken = dropins.resolve("broken.jar");
		var future = new SmallPlugin("org.lab.future", "1.0.0").needs("[2.0,3.0)").jar(product, own);
		try {
			Files.copy(alpha1, dropped);
			Files.writeString(broken, "no jar");
			Files.copy(future, dropins.resolve("future.jar"));
			var devices = product.ok("list", "devices");
			assertTrue(devices.out().contains("alpha 1.0.0"), devices.out());
			assertEquals("", devices.err());
			var list = product.ok("plugins", "list").out();
			assertTrue(list.matches("(?s).*org\\.lab\\.alpha +1\\.0\\.0 +Somebody's laboratory +dropped +nobody +ok +device alpha\\n.*"), list);
			assertTrue(list.contains("dropins/broken.jar: is not a jar that can be read"), list);
			assertTrue(list.matches("(?s).*org\\.lab\\.future: needs packages? dev\\.kirchhoff\\.api.* \\[2\\.0,3\\.0\\); this Kirchhoff has 1\\..*"), list);

			Files.copy(alpha2, dropped, StandardCopyOption.REPLACE_EXISTING);
			assertTrue(product.ok("list", "devices").out().contains("alpha 1.1.0"), "a changed jar is taken over");
			assertRefused("org.lab.alpha lies in dropins and cannot be updated by this command: replace " + dropped, "plugins", "update", ALPHA);
			assertEquals("removed org.lab.alpha 1.1.0\n", product.ok("plugins", "remove", ALPHA).out());
			assertFalse(Files.exists(dropped));
		} finally {
			for (var name : List.of("dropped.jar", "broken.jar", "future.jar")) {
				Files.deleteIfExists(dropins.resolve(name));
			}
		}
		assertFalse(product.ok("list", "devices").out().contains("alpha"));
		assertTrue(product.ok("plugins", "list").err().contains("no plug-in is installed"));
	}
}
