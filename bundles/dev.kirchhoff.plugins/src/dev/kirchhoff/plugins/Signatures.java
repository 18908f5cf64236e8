// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Date;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Collectors;

import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

import dev.kirchhoff.plugins.Signature.State;

/**
 * Who vouches for jars. Every byte is checked, as the jar could have been changed since it was signed. Trusted is a signer whose
 * certificate leads to one of the Java that runs this: those of its {@code cacerts}, or of {@code javax.net.ssl.trustStore}.
 */
public final class Signatures {
	private static Set<X509Certificate> anchors;

	private Signatures() {
	}

	/** The signature of a jar; a folder has none. */
	public static Signature of(Path jar) throws IOException {
		if (!Files.isRegularFile(jar)) {
			return Signature.NONE;
		}
		try (var file = new JarFile(jar.toFile(), true)) {
			if (file.stream().noneMatch(entry -> isSignatureFile(entry.getName()))) {
				return Signature.NONE;
			}
			return of(file);
		} catch (SecurityException e) {
			return new Signature(State.BROKEN, "");
		}
	}

	/** A signature that Java does not accept, as its algorithm is too weak, is worth as much as none. */
	private static Signature of(JarFile file) throws IOException {
		Set<CodeSigner> some = new HashSet<>();
		Set<CodeSigner> common = null;
		for (var entries = file.entries(); entries.hasMoreElements();) {
			var entry = entries.nextElement();
			if (entry.isDirectory() || isOfSignature(entry.getName())) {
				continue;
			}
			var signers = signers(file, entry);
			some.addAll(signers);
			if (common == null) {
				common = new HashSet<>(signers);
			} else {
				common.retainAll(signers);
			}
		}
		if (some.isEmpty()) {
			return Signature.NONE;
		}
		boolean complete = file.getManifest().getEntries().keySet().stream().allMatch(name -> file.getEntry(name) != null);
		return common.isEmpty() || !complete ? new Signature(State.BROKEN, "") : of(common.iterator().next());
	}

	/** They are known when all of an entry has been read. */
	private static Set<CodeSigner> signers(JarFile file, JarEntry entry) throws IOException {
		var buffer = new byte[1 << 14];
		try (var in = file.getInputStream(entry)) {
			while (in.read(buffer) >= 0) {
				// the digest is taken underneath
			}
		}
		return entry.getCodeSigners() == null ? Set.of() : Set.of(entry.getCodeSigners());
	}

	private static boolean isSignatureFile(String name) {
		return isOfSignature(name) && name.toUpperCase(Locale.ROOT).endsWith(".SF");
	}

	private static boolean isOfSignature(String name) {
		var upper = name.toUpperCase(Locale.ROOT);
		return upper.equals(JarFile.MANIFEST_NAME) || upper.matches("META-INF/(SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))");
	}

	private static Signature of(CodeSigner signer) {
		var certificate = (X509Certificate) signer.getSignerCertPath().getCertificates().getFirst();
		return new Signature(trusted(signer) ? State.TRUSTED : State.UNKNOWN_SIGNER, name(certificate));
	}

	private static boolean trusted(CodeSigner signer) {
		try {
			var known = anchors();
			if (signer.getSignerCertPath().getCertificates().stream().anyMatch(known::contains)) {
				return true;
			}
			var parameters = new PKIXParameters(known.stream().map(certificate -> new TrustAnchor(certificate, null)).collect(Collectors.toSet()));
			parameters.setRevocationEnabled(false); // would need the network
			if (signer.getTimestamp() != null) {
				parameters.setDate(signer.getTimestamp().getTimestamp());
			} else {
				parameters.setDate(new Date());
			}
			CertPathValidator.getInstance("PKIX").validate(signer.getSignerCertPath(), parameters);
			return true;
		} catch (CertPathValidatorException e) {
			return false;
		} catch (GeneralSecurityException e) {
			throw new IllegalStateException("certificates cannot be checked", e);
		}
	}

	private static synchronized Set<X509Certificate> anchors() throws GeneralSecurityException {
		if (anchors == null) {
			var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
			managers.init((KeyStore) null);
			anchors = Arrays.stream(managers.getTrustManagers()).filter(X509TrustManager.class::isInstance)
					.flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers())).collect(Collectors.toSet());
		}
		return anchors;
	}

	/** The common name, and the organisation if it says more. */
	private static String name(X509Certificate certificate) {
		var full = certificate.getSubjectX500Principal().getName();
		try {
			var parts = new LdapName(full).getRdns();
			var common = parts.stream().filter(part -> part.getType().equalsIgnoreCase("CN")).map(part -> part.getValue().toString()).findFirst();
			var organisation = parts.stream().filter(part -> part.getType().equalsIgnoreCase("O")).map(part -> part.getValue().toString()).findFirst();
			return common.map(name -> organisation.filter(other -> !other.equals(name)).map(other -> name + ", " + other).orElse(name)).or(() -> organisation).orElse(full);
		} catch (InvalidNameException e) {
			return full;
		}
	}
}
