export A:arm
