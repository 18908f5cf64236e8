// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.plugins.internal;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LookupSwitchInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.classfile.instruction.TableSwitchInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * Makes the loops of a class answer interruptions. Java has no way to stop a thread that computes, so every jump back gets a look at the
 * thread's interrupted state before it: a field that the compiled code reads in well below a nanosecond. A loop that is interrupted ends
 * with a {@link CancellationException}; the state stays set, so that a loop around it ends too, even if it catches everything.
 */
final class Loops {
	private static final String CHECK = "kirchhoff$check";
	private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
	private static final ClassDesc CANCELLATION = ClassDesc.of(CancellationException.class.getName());
	private static final MethodTypeDesc CURRENT = MethodTypeDesc.of(THREAD);
	private static final MethodTypeDesc ASK = MethodTypeDesc.of(CD_boolean);

	private Loops() {
	}

	/**
	 * The class with watched loops.
	 *
	 * @param bytes  a class file
	 * @param loader finds the classes that it mentions, as files
	 * @return the same bytes if it has no loop
	 */
	static byte[] watched(byte[] bytes, ClassLoader loader) {
		var known = ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver());
		var file = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(known));
		var model = file.parse(bytes);
		var weaving = new Weaving(model);
		var woven = file.transformClass(model, ClassTransform.transformingMethodBodies(CodeTransform.ofStateful(weaving::method))
				.andThen(ClassTransform.endHandler(weaving::addCheck)));
		return weaving.any ? woven : bytes;
	}

	/** What is done to one class. */
	private static final class Weaving {
		private final ClassModel model;
		private boolean any;

		Weaving(ClassModel model) {
			this.model = model;
		}

		private boolean isInterface() {
			return (model.flags().flagsMask() & ClassFile.ACC_INTERFACE) != 0;
		}

		/** Transforms the code of one method: a label that has been passed is one that a jump leads back to. */
		CodeTransform method() {
			var passed = new HashSet<Label>();
			return (code, element) -> {
				if (element instanceof LabelTarget target) {
					passed.add(target.label());
				} else if (leadsBack(element, passed)) {
					any = true;
					code.invokestatic(model.thisClass().asSymbol(), CHECK, MTD_void, isInterface());
				}
				code.with(element);
			};
		}

		private static boolean leadsBack(CodeElement element, Set<Label> passed) {
			return switch (element) {
				case BranchInstruction branch -> passed.contains(branch.target());
				case TableSwitchInstruction choice -> leadsBack(choice.defaultTarget(), choice.cases(), passed);
				case LookupSwitchInstruction choice -> leadsBack(choice.defaultTarget(), choice.cases(), passed);
				default -> false;
			};
		}

		private static boolean leadsBack(Label other, List<SwitchCase> cases, Set<Label> passed) {
			return passed.contains(other) || cases.stream().anyMatch(one -> passed.contains(one.target()));
		}

		void addCheck(ClassBuilder builder) {
			if (any) {
				builder.withMethodBody(CHECK, MTD_void, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC, Weaving::check);
			}
		}

		private static void check(CodeBuilder code) {
			code.invokestatic(THREAD, "currentThread", CURRENT).invokevirtual(THREAD, "isInterrupted", ASK)
					.ifThen(stop -> stop.new_(CANCELLATION).dup().invokespecial(CANCELLATION, ConstantDescs.INIT_NAME, MTD_void).athrow())
					.return_();
		}
	}
}
