// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import aQute.bnd.header.Parameters;

/** What plug-ins were compiled against still holds, and versions tell where it does not. */
class ApiBaselineTest {
	private static final Path BUNDLES = Path.of("..", "..", "bundles");
	/** What has {@code @since} on every type: the bundles that plug-ins are compiled or tested against. */
	private static final List<String> API = List.of("dev.kirchhoff.numerics", "dev.kirchhoff.api", "dev.kirchhoff.api.testkit");
	private static final Pattern PUBLIC_TYPE = Pattern.compile("(?m)^public (?:abstract |final |sealed |non-sealed |strictfp )*(?:class|interface|record|enum|@interface) (\\w+)");
	private static final Pattern SINCE = Pattern.compile("@since (\\d+)\\.(\\d+)\\b");

	@TempDir
	Path folder;

	@BeforeAll
	static void recordIfAsked() throws IOException {
		if ("record".equals(System.getProperty(ApiBaseline.PROPERTY))) {
			for (var bundle : ApiBaseline.BUNDLES) {
				ApiBaseline.record(ApiBaseline.built(bundle), ApiBaseline.baseline(bundle));
			}
		}
	}

	@Test
	void versionsSayWhatHasChanged() throws Exception {
		var broken = new ArrayList<String>();
		for (var bundle : ApiBaseline.BUNDLES) {
			broken.addAll(ApiBaseline.broken(ApiBaseline.baseline(bundle), ApiBaseline.built(bundle)));
		}
		assertTrue(broken.isEmpty(), () -> String.join("\n", broken) + "\n" + ApiBaseline.howToRecord());
	}

	/** The built API, changed, with the versions of the baseline. */
	private List<String> brokenBy(String type, ClassTransform change) throws Exception {
		var baseline = ApiBaseline.baseline("dev.kirchhoff.api");
		var classes = ApiBaseline.classes(baseline);
		var file = ClassFile.of();
		classes.compute(type + ".class", (_, bytes) -> file.transformClass(file.parse(bytes), change));
		var changed = folder.resolve("changed.jar");
		ApiBaseline.write(ApiBaseline.manifest(baseline), classes, changed);
		return ApiBaseline.broken(baseline, changed);
	}

	private static void assertTold(List<String> sentences, String... parts) {
		for (var part : parts) {
			assertTrue(sentences.stream().anyMatch(sentence -> sentence.contains(part)), () -> part + " is not told in\n" + String.join("\n", sentences));
		}
	}

	@Test
	void aMethodThatIsGoneIsAnotherMajorVersion() throws Exception {
		var broken = brokenBy("dev/kirchhoff/api/device/Cells", ClassTransform.dropping(element -> element instanceof MethodModel method && method.methodName().equalsString("perCopy")));
		assertTold(broken, "package dev.kirchhoff.api.device is 1.0.0 but must be 2.0.0", "removed method perCopy()", "keep the old method", "bundle dev.kirchhoff.api is 1.0.0 but must be 2.0.0");
		assertEquals(2, broken.size(), broken::toString);
	}

	@Test
	void anotherSignatureIsAnotherMajorVersion() throws Exception {
		var broken = brokenBy("dev/kirchhoff/api/device/StaticIV", (builder, element) -> {
			if (element instanceof MethodModel method && method.methodName().equalsString("current")) {
				builder.withMethod("current", MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_double, ConstantDescs.CD_double, ConstantDescs.CD_double),
						method.flags().flagsMask(), _ -> {
						});
			} else {
				builder.with(element);
			}
		});
		assertTold(broken, "package dev.kirchhoff.api.device is 1.0.0 but must be 2.0.0", "removed method current(double,double)", "added method current(double,double,double)");
	}

	@Test
	void aMethodThatImplementorsLackIsAnotherMajorVersion() throws Exception {
		var broken = brokenBy("dev/kirchhoff/api/device/Tunable", ClassTransform.endHandler(builder -> builder.withMethod("untune",
				MethodTypeDesc.of(ConstantDescs.CD_void, ClassDesc.of("dev.kirchhoff.api.device.Cells")), ClassFile.ACC_PUBLIC | ClassFile.ACC_ABSTRACT, _ -> {
				})));
		assertTold(broken, "package dev.kirchhoff.api.device is 1.0.0 but must be 2.0.0", "added method untune(dev.kirchhoff.api.device.Cells)");
	}

	@Test
	void aMethodMoreIsAnotherMinorVersion() throws Exception {
		var broken = brokenBy("dev/kirchhoff/api/device/Cells", ClassTransform.endHandler(builder -> builder.withMethodBody("more", ConstantDescs.MTD_void, ClassFile.ACC_PUBLIC,
				code -> code.return_())));
		assertTold(broken, "package dev.kirchhoff.api.device is 1.0.0 but must be 1.1.0", "added method more()", "@since", "bundle dev.kirchhoff.api is 1.0.0 but must be 1.1.0");
	}

	@Test
	void nothingChangedNothingTold() throws Exception {
		assertEquals(List.of(), brokenBy("dev/kirchhoff/api/device/Cells", ClassTransform.ACCEPT_ALL));
	}

	/** The baseline has no code and is the same however often it is made. */
	@Test
	void theBaselineIsSmallAndReproducible() throws Exception {
		for (var bundle : ApiBaseline.BUNDLES) {
			var first = folder.resolve("first.jar");
			var second = folder.resolve("second.jar");
			ApiBaseline.record(ApiBaseline.built(bundle), first);
			ApiBaseline.record(ApiBaseline.built(bundle), second);
			assertEquals(-1, Files.mismatch(first, second));
			assertTrue(Files.size(ApiBaseline.baseline(bundle)) < 200_000, bundle);
			assertTrue(Files.size(first) < Files.size(ApiBaseline.built(bundle)), bundle);
			assertEquals(List.of(), ApiBaseline.broken(first, ApiBaseline.built(bundle)), "what is recorded compares as what was built");
		}
	}

	@Test
	void everyExportedPackageOfTheApiHasAVersion() throws IOException {
		for (var bundle : API) {
			var exported = ApiBaseline.exported(ApiBaseline.manifest(ApiBaseline.built(bundle)));
			assertTrue(exported.size() > 0, bundle);
			exported.forEach((name, version) -> assertTrue(version != null && version.matches("\\d+\\.\\d+\\.\\d+"), bundle + " exports " + name + " without a version"));
		}
	}

	/** What is called internal is for friends, and no bundle of the API has any. */
	@Test
	void nothingInternalIsExportedToStrangers() throws IOException {
		var wrong = new ArrayList<String>();
		int bundles = 0;
		try (var jars = Files.list(ApiBaseline.built("dev.kirchhoff.api").getParent())) {
			for (var jar : jars.filter(file -> file.getFileName().toString().startsWith("dev.kirchhoff.")).toList()) {
				var header = ApiBaseline.manifest(jar).getMainAttributes().getValue("Export-Package");
				bundles++;
				new Parameters(header == null ? "" : header).forEach((name, attributes) -> {
					boolean hidden = attributes.containsKey("x-friends:") || "true".equals(attributes.get("x-internal:"));
					if (name.contains("internal") && (!hidden || API.stream().anyMatch(api -> jar.getFileName().toString().startsWith(api + "_")))) {
						wrong.add(jar.getFileName() + " exports " + name);
					}
				});
			}
		}
		assertTrue(bundles > 20, bundles + " bundles");
		assertEquals(List.of(), wrong, "export packages called internal to friends only (x-friends:=...)");
	}

	@Test
	void everyPublicTypeOfTheApiSaysSinceWhen() throws IOException {
		var wrong = new ArrayList<String>();
		int types = 0;
		for (var bundle : API) {
			for (var exported : ApiBaseline.exported(ApiBaseline.manifest(ApiBaseline.built(bundle))).entrySet()) {
				try (Stream<Path> files = Files.list(BUNDLES.resolve(bundle).resolve("src").resolve(exported.getKey().replace('.', '/')))) {
					for (var file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
						types += look(file, bundle, exported.getKey(), exported.getValue(), wrong);
					}
				}
			}
		}
		assertTrue(types > 100, types + " types");
		assertEquals(List.of(), wrong);
	}

	/** @return 1 for a public type, else 0 */
	private static int look(Path file, String bundle, String name, String version, List<String> wrong) throws IOException {
		var text = Files.readString(file);
		var type = PUBLIC_TYPE.matcher(text);
		if (!type.find()) {
			return 0;
		}
		var since = SINCE.matcher(text.substring(0, type.start()));
		String place = name + "." + type.group(1);
		if (!since.find()) {
			wrong.add(place + " has no @since");
			return 1;
		}
		if (compare(since.group(1), since.group(2), version) > 0) {
			wrong.add(place + " is there since " + since.group(1) + "." + since.group(2) + ", but its package is " + version);
		}
		var baseline = ApiBaseline.baseline(bundle);
		boolean isOld = !Files.exists(baseline) || ApiBaseline.classes(baseline).containsKey(place.replace('.', '/') + ".class");
		if (!isOld && since.group().equals("@since 1.0")) {
			wrong.add(place + " is not in the baseline, but says it is there since 1.0");
		}
		return 1;
	}

	private static int compare(String major, String minor, String version) {
		var parts = version.split("\\.");
		int majors = Integer.compare(Integer.parseInt(major), Integer.parseInt(parts[0]));
		return majors != 0 ? majors : Integer.compare(Integer.parseInt(minor), Integer.parseInt(parts[1]));
	}
}
