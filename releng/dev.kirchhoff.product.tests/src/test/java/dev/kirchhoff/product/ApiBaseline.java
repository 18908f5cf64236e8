// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.product;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Instructions;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import aQute.bnd.service.diff.Delta;
import aQute.bnd.service.diff.Diff;
import aQute.bnd.version.Version;

/**
 * What strangers have compiled against, kept in {@code releng/api-baseline}, beside what is built now. A package whose types have changed
 * since must have a version that says so: another major one where plug-ins break, another minor one where there is more than before
 * (semantic versions of OSGi, as bnd compares them).
 */
final class ApiBaseline {
	/** Bundles that plug-ins are compiled against. */
	static final List<String> BUNDLES = List.of("dev.kirchhoff.numerics", "dev.kirchhoff.api");

	/** Set to {@code record}, the baseline is made from what has been built. */
	static final String PROPERTY = "kirchhoff.baseline";

	private static final Path FOLDER = Path.of("..", "api-baseline");

	private ApiBaseline() {
	}

	/** The jar of a bundle in the p2 repository that was built before. */
	static Path built(String bundle) throws IOException {
		try (var jars = Files.list(Path.of("..", "dev.kirchhoff.product", "target", "repository", "plugins"))) {
			return jars.filter(jar -> jar.getFileName().toString().matches(bundle.replace(".", "\\.") + "_[0-9].*\\.jar")).findFirst()
					.orElseThrow(() -> new IllegalStateException("the product has not been built: no " + bundle + " in its repository"));
		}
	}

	static Path baseline(String bundle) {
		return FOLDER.resolve(bundle + ".jar");
	}

	/**
	 * Compares.
	 *
	 * @return a sentence for each package, and for the bundle, whose version does not say what has changed; empty if all do
	 */
	static List<String> broken(Path older, Path newer) throws Exception {
		try (var before = new Jar(older.toFile()); var now = new Jar(newer.toFile()); var processor = new Processor()) {
			var baseline = new Baseline(processor, new DiffPluginImpl());
			var infos = baseline.baseline(now, before, new Instructions());
			var sentences = new ArrayList<String>();
			for (var info : infos) {
				if (info.mismatch) {
					sentences.add("package " + info.packageName + " is " + info.newerVersion.toStringWithoutQualifier() + " but must be " + info.suggestedVersion.toStringWithoutQualifier()
							+ ", since compared with " + info.olderVersion.toStringWithoutQualifier() + " it has\n" + changes(info.packageDiff, "    ")
							+ "  Mend: " + (info.packageDiff.getDelta() == Delta.MAJOR || info.packageDiff.getDelta() == Delta.REMOVED
									? "take the break back (keep the old method beside the new one), or, if it has to be, break: raise the version in the manifest of " + before.getBsn()
									: "raise the version of the package in the manifest of " + before.getBsn() + ", and mark what is new with @since")
							+ ".");
				}
			}
			var bundle = baseline.getBundleInfo();
			if (bundle.mismatch && isMore(bundle.suggestedVersion, bundle.newerVersion)) {
				sentences.add("bundle " + bundle.bsn + " is " + bundle.newerVersion.toStringWithoutQualifier() + " but must be " + bundle.suggestedVersion.toStringWithoutQualifier()
						+ " or later, since its packages have changed.\n  Mend: raise Bundle-Version in its manifest, and the version in POMs that name it.");
			}
			return sentences;
		}
	}

	/** Not by a third number: that counts what no plug-in is compiled against. */
	private static boolean isMore(Version wanted, Version present) {
		return wanted.getMajor() > present.getMajor() || wanted.getMajor() == present.getMajor() && wanted.getMinor() > present.getMinor();
	}

	/** How to say that something is meant. */
	static String howToRecord() {
		return "When a release has been published, make it the new baseline: mvn verify -pl :dev.kirchhoff.product.tests -am -Dtest=ApiBaselineTest -D" + PROPERTY
				+ "=record, and commit releng/api-baseline.";
	}

	/** The tree of what has changed, without what is the same. */
	private static String changes(Diff diff, String indent) {
		var text = new StringBuilder();
		for (var child : diff.getChildren()) {
			var delta = child.getDelta();
			if (delta == Delta.UNCHANGED || delta == Delta.IGNORED) {
				continue;
			}
			boolean leaf = delta == Delta.ADDED || delta == Delta.REMOVED;
			var inner = leaf ? "" : changes(child, indent + "  ");
			if (leaf || !inner.isEmpty()) {
				text.append(indent).append(leaf ? delta.name().toLowerCase() + " " : "").append(child.getType().name().toLowerCase()).append(' ').append(child.getName()).append('\n').append(inner);
			}
		}
		return text.toString();
	}

	/**
	 * Makes the baseline of a jar: exported packages only and no code in them, since only declarations are compared and compiled against.
	 * The same jar gives the same bytes.
	 */
	static void record(Path jar, Path baseline) throws IOException {
		Files.createDirectories(baseline.getParent());
		try (var from = new JarFile(jar.toFile())) {
			var exported = exported(from.getManifest());
			var entries = new TreeMap<String, byte[]>();
			for (var entry : from.stream().toList()) {
				int slash = entry.getName().lastIndexOf('/');
				if (entry.getName().endsWith(".class") && slash > 0 && exported.containsKey(entry.getName().substring(0, slash).replace('/', '.'))) {
					var bytes = from.getInputStream(entry).readAllBytes();
					if (isVisible(bytes)) {
						entries.put(entry.getName(), withoutCode(bytes));
					}
				}
			}
			write(from.getManifest(), entries, baseline);
		}
	}

	static void write(Manifest manifest, TreeMap<String, byte[]> entries, Path file) throws IOException {
		try (var to = new JarOutputStream(Files.newOutputStream(file))) {
			var bytes = new ByteArrayOutputStream();
			manifest.write(bytes);
			put(to, JarFile.MANIFEST_NAME, bytes.toByteArray());
			for (var entry : entries.entrySet()) {
				put(to, entry.getKey(), entry.getValue());
			}
		}
	}

	private static void put(JarOutputStream to, String name, byte[] bytes) throws IOException {
		var entry = new JarEntry(name);
		entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
		to.putNextEntry(entry);
		new ByteArrayInputStream(bytes).transferTo(to);
		to.closeEntry();
	}

	/** Versions of the exported packages; null for one without. */
	static TreeMap<String, String> exported(Manifest manifest) {
		var versions = new TreeMap<String, String>();
		var header = new aQute.bnd.header.Parameters(manifest.getMainAttributes().getValue("Export-Package"));
		header.forEach((name, attributes) -> versions.put(name, attributes.get("version")));
		return versions;
	}

	private static boolean isVisible(byte[] bytes) {
		var flags = ClassFile.of().parse(bytes).flags();
		return flags.has(AccessFlag.PUBLIC) || isInner(bytes);
	}

	/** Whether a class is within another, whose own visibility decides. */
	private static boolean isInner(byte[] bytes) {
		return ClassFile.of().parse(bytes).thisClass().asInternalName().contains("$");
	}

	private static byte[] withoutCode(byte[] bytes) {
		var model = ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG, ClassFile.LineNumbersOption.DROP_LINE_NUMBERS).parse(bytes);
		return ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG, ClassFile.ConstantPoolSharingOption.NEW_POOL).transformClass(model, declarations());
	}

	/** Every body becomes {@code throw null}; private and generated members go. */
	private static ClassTransform declarations() {
		var bodiless = MethodTransform.dropping(element -> element instanceof CodeAttribute);
		return ClassTransform.dropping(ApiBaseline::isHidden).andThen((builder, element) -> {
			if (element instanceof MethodModel method && method.code().isPresent()) {
				builder.transformMethod(method, bodiless.andThen(MethodTransform.endHandler(to -> to.withCode(code -> code.aconst_null().athrow()))));
			} else {
				builder.with(element);
			}
		});
	}

	private static boolean isHidden(java.lang.classfile.ClassElement element) {
		return switch (element) {
			case MethodModel method -> method.flags().has(AccessFlag.PRIVATE) || method.flags().has(AccessFlag.SYNTHETIC) && !method.flags().has(AccessFlag.BRIDGE)
					|| method.methodName().equalsString("<clinit>");
			case java.lang.classfile.FieldModel field -> field.flags().has(AccessFlag.PRIVATE) && !field.flags().has(AccessFlag.FINAL) || field.flags().has(AccessFlag.SYNTHETIC);
			default -> false;
		};
	}

	/** The classes of a jar, by entry. */
	static TreeMap<String, byte[]> classes(Path jar) throws IOException {
		var entries = new TreeMap<String, byte[]>();
		try (var from = new JarFile(jar.toFile())) {
			for (var entry : from.stream().filter(one -> one.getName().endsWith(".class")).toList()) {
				entries.put(entry.getName(), from.getInputStream(entry).readAllBytes());
			}
		}
		return entries;
	}

	static Manifest manifest(Path jar) throws IOException {
		try (var from = new JarFile(jar.toFile())) {
			return from.getManifest();
		}
	}
}
